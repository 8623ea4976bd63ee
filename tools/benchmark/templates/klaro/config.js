var klaroConfig = {
  version: 1,
  lang: {{ texts.language | json }},
  styling: { theme: ["light", "bottom", "wide"] },
  htmlTexts: true,
  groupByPurpose: true,
  showNoticeTitle: true,
  acceptAll: true,
  cookieExpiresAfterDays: 180,
  translations: {
    {{ texts.language | json }}: {
      ok: {{ texts.accept | json }},
      acceptAll: {{ texts.accept | json }},
      decline: {{ texts.refuse | json }},
      consentNotice: {
        title: {{ texts.title | json }},
        description: {{ texts.text | json }},
        learnMore: {{ texts.settings | json }},
      },
      consentModal: { title: {{ texts.settings | json }} },
      purposes: {
{% for category in categories %}
        {{ category | string | json }}: { title: {{ category | capitalize | json }} },
{% endfor %}
      },
{% for service in services %}
      {{ service.id | json }}: { title: {{ service.name | json }}, description: {{ service.purpose.in_language(texts.language) | json }} },
{% endfor %}
    },
  },
  services: [
{% for service in services %}
    {
      name: {{ service.id | json }},
      purposes: [{{ service.category | string | json }}],
      cookies: [{% for name in cookies_of_service(service) %}{{ name | json }}, {% endfor %}],
    },
{% endfor %}
  ],
};
