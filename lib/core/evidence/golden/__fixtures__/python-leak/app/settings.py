import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DATABASES = {"default": {"ENGINE": "django.db.backends.mysql", "HOST": "db", "PASSWORD": os.environ["DB_PASSWORD"]}}
