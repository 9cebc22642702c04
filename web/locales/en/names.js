// What places are called in English: pinyin without "province" and "city", or the name that is in use.

/** Names in use that are not the pinyin, with what they are called in Chinese. */
const inUse = {
  陕西: 'Shaanxi',
  内蒙古: 'Inner Mongolia',
  西藏: 'Tibet',
  香港: 'Hong Kong',
  澳门: 'Macao',
  哈尔滨: 'Harbin',
  呼和浩特: 'Hohhot',
  呼伦贝尔: 'Hulunbuir',
  鄂尔多斯: 'Ordos',
  齐齐哈尔: 'Qiqihar',
  巴彦淖尔: 'Bayannur',
  乌兰察布: 'Ulanqab',
  锡林郭勒: 'Xilingol',
  阿拉善: 'Alxa',
  乌鲁木齐: 'Urumqi',
  克拉玛依: 'Karamay',
  吐鲁番: 'Turpan',
  和田: 'Hotan',
  阿克苏: 'Aksu',
  阿勒泰: 'Altay',
  伊犁: 'Ili',
  博尔塔拉: 'Bortala',
  巴音郭楞: 'Bayingolin',
  克孜勒苏: 'Kizilsu',
  喀什: 'Kashgar',
  拉萨: 'Lhasa',
  昌都: 'Qamdo',
  那曲: 'Nagqu',
  林芝: 'Nyingchi',
  阿里: 'Ngari',
  日喀则: 'Shigatse',
  新疆生产建设兵团: 'Xinjiang Production and Construction Corps',
};

const peoples = '朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|傣族|哈尼族|壮族|景颇族|白族|傈僳族|回族|黎族|蒙古族?|哈萨克|柯尔克孜|维吾尔';

/** Longest first, as 自治区 ends in 区. */
const kinds = new RegExp(`(?:特别行政区|(?:${peoples})*自治[区州县]|地区|林区|新区|盟|省|市|区|县)$`);

/** "Xi'an", "Shenzhen", "Inner Mongolia". */
export function latin({ name, syllables }) {
  for (const [chinese, english] of Object.entries(inUse)) if (name.startsWith(chinese)) return english;
  const short = [...name.replace(kinds, '')].length || name.length;
  const spelled = syllables.slice(0, short).map((syllable, index) => (index && /^[aeo]/.test(syllable) ? "'" : '') + syllable);
  return (spelled[0][0].toUpperCase() + spelled.join('').slice(1)).replace(/v/g, 'ü');
}

/** "Shenzhen, Guangdong 广东省 深圳市" */
export const placed = (regions) => `${regions.map(latin).reverse().join(', ')} ${regions.map(({ name }) => name).join(' ')}`;

/** The Chinese name that an English one, or the beginning of one, stands for. */
export function inChinese(query) {
  const typed = query.toLowerCase().replace(/[^a-z]/g, '');
  const found = Object.entries(inUse).find(([, english]) => typed.length > 2 && english.toLowerCase().replace(/[^a-z]/g, '').startsWith(typed));
  return found?.[0];
}
