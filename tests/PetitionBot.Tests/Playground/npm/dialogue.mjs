// A bot written with grammY, which knows nothing of the emulator: if its dialogue works here, others' code works here.
// Usage: node dialogue.mjs http://127.0.0.1:PORT TOKEN
import { Bot, InlineKeyboard, InputFile, GrammyError } from "grammy";

const [apiRoot, token] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });

bot.command("start", async (context) => {
  const keyboard = new InlineKeyboard().text("Yes", "answer|yes").url("Link", "https://t.me/first_bot?start=x").row().copyText("Copy", "copied");
  await context.reply(`<b>Hello</b>, ${context.match || "nobody"}`, { parse_mode: "HTML", reply_markup: keyboard });
});

bot.callbackQuery(/^answer\|(.+)$/, async (context) => {
  await context.answerCallbackQuery({ text: `You said ${context.match[1]}` });
  await context.editMessageText("Answered");
});

bot.on("message:contact", (context) => context.reply(`Number ${context.message.contact.phone_number}`));

bot.hears("file", (context) => context.replyWithDocument(new InputFile(new TextEncoder().encode("receipt"), "receipt.txt"), { caption: "Yours" }));

bot.hears("mistake", async (context) => {
  try {
    await context.reply("<b>", { parse_mode: "HTML" });
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    await context.reply(`${error.error_code} ${error.description}`);
  }
});

bot.hears("clean", (context) => context.api.deleteMessages(context.chat.id, [context.message.message_id]));

bot.hears("stop", async (context) => {
  await context.reply("Bye");
  setTimeout(() => bot.stop(), 50);
});

await bot.api.setMyCommands([{ command: "start", description: "Begin" }], { scope: { type: "all_private_chats" } });
await bot.start({ allowed_updates: ["message", "callback_query"], onStart: (me) => console.log(`@${me.username} runs`) });
