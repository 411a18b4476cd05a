import type { Translation } from "#app/locales/index.ts";
import type zh from "#app/locales/zh-CN/origins.ts";

export default {
  "industry.tea":
    "Pu'an Hong, Siqiu ancient-tree tea, Qishe, Qinglong green, Poliu Niangniang and Wangmo Babu: from old trees to bulk black and green tea.",
  "industry.edible-fungi":
    "Morels, wood ear, shiitake, tea-tree mushroom and termite-mushroom oil; fresh in season, dried all year.",
  "industry.vegetables":
    "Choy sum, yellow chives, ginger, Chinese onion, chilli, konjac, lotus root and seed, by the carton for canteens.",
  "industry.fine-fruit":
    "Glutinous banana, mango, dragon fruit, passion fruit, navel orange, mandarin, April plum, kiwifruit, and roxburgh rose with what is made of it.",
  "industry.medicinal-herbs":
    "Dendrobium of Anlong and Xingyi, bletilla and gastrodia of Pu'an, Lianhuan amomum, honeysuckle of Xingyi.",
  "industry.coix-seed":
    "Coix seed of Xingren and glutinous coix of Qinglong, with powder, noodles and drinks.",
  "industry.eco-livestock":
    "Qinglong sheep, Xingren beef, short-legged, silky and woodland chicken, cured black pork and honey.",
  "industry.eco-fishery": "Lake fish of Wanfeng and land-based farmed fish of Xingren, by cold chain.",
  "industry.specialty-forestry":
    "Wangmo chestnut, Dingtan Sichuan pepper, camellia oil, thin-shelled walnut and bamboo shoots.",
  "industry.other-produce":
    "Canna noodles, rice cakes, Bouyei rice dumplings, red rice, purple glutinous rice and other staples.",
  "industry.handicrafts":
    "Bouyei embroidery and homespun, Xiaotun cotton paper and angora goods, for union benefits and gifts.",
  "county.522301":
    "Qishe tea, short-legged chicken, Canggeng chestnut, Pindian ginger, red mandarin, canna noodles and fish of Wanfeng lake.",
  "county.522302":
    "Known for coix seed; also beef and dried beef, seedless roxburgh rose, kiwifruit, Chinese onion and chilli.",
  "county.522323":
    "Home of Pu'an Hong and Siqiu ancient-tree tea; also bletilla, gastrodia, silky chicken, yellow chives and walnut.",
  "county.522324": "Qinglong sheep, green tea, glutinous coix, morels, navel orange and mandarin.",
  "county.522325":
    "Poliu Niangniang tea, Dingtan Sichuan pepper, Lianhuan amomum, April plum, passion fruit and Bouyei rice dumplings.",
  "county.522326":
    "Wangmo chestnut, Babu tea, mango, green lemon, purple glutinous rice and camellia-seed oil.",
  "county.522327":
    "Glutinous banana, camellia oil, wood ear, konjac, bamboo shoots, woodland chicken and Bouyei embroidery.",
  "county.522328":
    "Dendrobium, shiitake, tea-tree mushroom, choy sum, red rice, lotus seed, blueberry and roxburgh-rose goods.",
  "county.yilong": "Choy sum and other vegetables.",
} as const satisfies Translation<typeof zh>;
