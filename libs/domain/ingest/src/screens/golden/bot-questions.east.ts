/** One phrasing a line, by language. */
export const EASTERN: Readonly<Record<string, string>> = {
  pl: `
jesteś botem?
jesteś robotem?
czy jesteś botem
jesteś ai?
czy jesteś sztuczną inteligencją?
jesteś człowiekiem?
jesteś prawdziwa?
jesteś prawdziwą osobą?
czy to naprawdę ty?
to jest bot?
czy to bot?
czy to automat?
to automatyczne odpowiedzi?
rozmawiam z botem?
czy rozmawiam z człowiekiem?
czy piszę z prawdziwą osobą?
z kim rozmawiam?
kto to pisze?
czy po drugiej stronie jest człowiek?
jest tam ktoś prawdziwy?
brzmisz jak robot
brzmisz jak bot
nie jesteś botem prawda?
przysięgnij że jesteś człowiekiem
udowodnij że nie jesteś botem
używasz chatgpt?`,
  ja: `
ボットですか？
ボットなの？
あなたはボットですか
ロボットですか？
AIですか？
AIなの？
これAIが書いてる？
人間ですか？
本当に人間ですか？
本物の人間？
本人ですか？
本当に本人？
中の人いますか？
自動返信ですか？
自動返信じゃないよね？
機械と話してるの？
AIと話してるのかな
誰が書いてるの？
誰と話してるんですか
人が返信してますか？
ボットっぽいね
AIっぽい返事だね
人間だと証明して
chatgpt使ってる？
botじゃないよね？`,
  zh: `
你是机器人吗？
你是机器人吧
你是真人吗？
你是人吗
你是ai吗
你是人工智能吗？
你是不是机器人
你到底是不是真人
是真人还是机器人？
真人吗？
机器人？
我在跟机器人聊天吗
我是在和真人说话吗
这是自动回复吗？
这是机器人回复的吧
是本人吗？
真的是你本人吗？
谁在写这些？
我在跟谁说话
后面有真人吗
你说话像机器人
感觉在跟ai聊天
证明你是真人
发誓你不是机器人
你用chatgpt回复吗？
你是机器還是人`,
  tr: `
bot musun?
sen bot musun
robot musun?
yapay zeka mısın?
sen yapay zeka mısın
insan mısın?
gerçek misin?
gerçek bir insan mısın?
gerçekten sen misin?
bu bir bot mu?
bu otomatik mi?
otomatik cevap mı bu?
botla mı konuşuyorum?
robotla mı konuşuyorum
gerçek biriyle mi konuşuyorum?
kiminle konuşuyorum?
bunu kim yazıyor?
orada gerçek biri var mı?
bot gibisin
robot gibi konuşuyorsun
bot değilsin değil mi?
insan olduğunu kanıtla
yemin et bot değilsin
chatgpt mi kullanıyorsun?`,
  ru: `
ты бот?
ты робот?
вы бот?
ты что, робот?
это бот?
ты нейросеть?
ты искусственный интеллект?
ты ии?
ты человек?
ты живой человек?
ты настоящая?
ты реальный человек?
это правда ты?
я говорю с ботом?
я общаюсь с роботом?
я разговариваю с человеком?
с кем я говорю?
кто это пишет?
тут есть живой человек?
это автоответы?
это автоматический ответ?
ты похож на бота
ты ведь не бот?
поклянись что ты человек
докажи что ты не бот
ты используешь chatgpt?`,
};
