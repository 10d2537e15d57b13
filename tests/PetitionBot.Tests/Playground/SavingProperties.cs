using System.Collections;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using PetitionBot.Playground;
using PetitionBot.Playground.Rules;
using PetitionBot.Playground.Saving;
using PetitionBot.Tests.Support;

namespace PetitionBot.Tests.Playground;

/// <summary>Whatever happens, a saved world is the same world.</summary>
public sealed class SavingProperties : SavedWorldTest
{
    private static readonly BotIdentity[] Bots = [new(Token, "first_bot", "First"), new(OtherToken, "second_bot", "Second")];

    [Fact]
    public void Random_doings_are_there_after_saving_and_loading()
    {
        var texts = Generators.Text.Select(text => string.IsNullOrEmpty(text) ? "\ud800" : text);
        var doing = from what in Gen.Choose(0, 12)
                    from who in Gen.Choose(0, 4)
                    from number in Gen.Choose(0, 20)
                    from text in texts
                    select (what, who, number, text);
        Prop.ForAll(doing.ListOf().ToArbitrary(), doings =>
        {
            var world = new TelegramWorld(TimeProvider.System, Bots, 100);
            foreach (var (what, who, number, text) in doings) Do(world, what, who, number, text);
            var saved = Reload(world);
            Assert.Equal(Look(world), Look(saved));
            Assert.Equal(Waiting(world), Waiting(saved));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(60));
    }

    [Fact]
    public void No_field_of_a_message_is_forgotten()
    {
        var world = new TelegramWorld(TimeProvider.System, Bots, 100);
        var person = world.AddPerson("Aigul", id: 1);
        var file = new StoredFile("id", "name.png", "image/png", new byte[] { 1, 2 }) { UniqueId = "unique", Size = (3, 4) };
        world.Bot.Files.Add(file.FileId, file);
        var message = new ChatMessage
        {
            Id = 7,
            FromBot = true,
            Date = new DateTimeOffset(2026, 9, 1, 12, 0, 0, 1, TimeSpan.Zero),
            EditDate = new DateTimeOffset(2026, 9, 1, 12, 0, 0, 2, TimeSpan.Zero),
            SenderId = 1,
            Source = "<b>a</b>",
            Document = file,
            Photo = file,
            Contact = new SharedContact("7700", "Aigul", null),
            Content = new FormattedText("a", [new TextEntity("bold", 0, 1, "url", "language")]),
            Markup = new ReplyMarkup.Inline([[new Button("a", ButtonKind.Other, "{}", "danger") { Field = "pay", Icon = "5" }]]),
            Origin = new ForwardedFrom(world.Bot, person, DateTimeOffset.UnixEpoch),
            ReplyToId = 6,
        };
        person.OpenChat().Add(message);

        var restored = Reload(world).FindPerson(1)!.OpenChat().LastMessage!;

        foreach (var property in Settable(typeof(ChatMessage)))
        {
            Assert.False(Equals(property.GetValue(message), property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null), $"{property.Name} is not tested");
            Assert.Equal(Text(property.GetValue(message)), Text(property.GetValue(restored)));
        }
    }

    private TelegramWorld Reload(TelegramWorld world)
    {
        WorldFile.Write(SavedFile, world.Save());
        var loaded = new TelegramWorld(TimeProvider.System, Bots, 100);
        WorldFile.Load(SavedFile, loaded);
        return loaded;
    }

    private static void Do(TelegramWorld world, int what, int who, int number, string text)
    {
        if (what == 0 || world.Persons.Count == 0) world.AddPerson(text, number % 2 == 0 ? "kk" : null, username: text);
        var person = world.Persons[who % world.Persons.Count];
        var chat = person.OpenChat(world.Bots[number % 2]);
        var newest = chat.LastMessage;
        try
        {
            if (what == 1) person.Rename(text, number == 0 ? text : null);
            if (what == 2) chat.Start();
            if (what == 3) chat.Send(text);
            if (what == 4) chat.AskInline(text);
            if (what == 5) chat.ShareContact(number == 0 ? world.Persons[0] : null, number % 2 == 0);
            if (what == 6) chat.Add(FromBot(chat, number, text));
            if (what == 7 && newest is not null) chat.Replace(newest with { EditDate = world.Now, Content = new FormattedText(text, []) });
            if (what == 8) chat.Delete(chat.Messages.ElementAtOrDefault(number)?.Id ?? 0);
            if (what == 9 && newest is not null) chat.ForwardTo(world.Persons[0], newest.Id);
            if (what == 10 && number % 3 == 0) chat.Block();
            if (what == 12) person.Write(world.Persons[number % world.Persons.Count], text);
            if (what == 11) chat.Bot.Updates.Take(number + 95, 1, world.Now);
        }
        catch (InvalidOperationException)
        {
            // Somebody who has blocked the bot can't write.
        }
    }

    private static ChatMessage FromBot(PersonChat chat, int number, string text) => new()
    {
        Id = chat.Bot.NextMessageId(),
        FromBot = true,
        Date = DateTimeOffset.UnixEpoch.AddSeconds(number),
        Source = text,
        Content = new FormattedText(text, [new TextEntity("bold", 0, 1)]),
        Markup = (number % 4) switch
        {
            0 => new ReplyMarkup.Inline([[new Button(text, ButtonKind.Callback, text)], []]),
            1 => new ReplyMarkup.Keyboard(new ReplyKeyboard([[new ReplyKey(text, true)]], number > 10 ? text : null)),
            2 => new ReplyMarkup.Remove(),
            _ => null,
        },
    };

    private static string Waiting(TelegramWorld world) => string.Join('\n', world.Bots.SelectMany(bot =>
        bot.Updates.Take(0, int.MaxValue, DateTimeOffset.MinValue).Select(update => $"{update with { Content = [] }} {Convert.ToHexString(update.Content)}")));

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(property => property.SetMethod is not null);

    // Deeper than a record's own equality, which compares lists by reference.
    private static string Text(object? value) => value switch
    {
        null => "null",
        string or int or bool or long or Enum => $"{value}",
        DateTimeOffset date => date.ToString("O"),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        BotAccount bot => bot.Username,
        Person person => person.FirstName,
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Text))}]",
        _ => $"{value.GetType().Name} {string.Join(", ", Settable(value.GetType()).Select(property => $"{property.Name}={Text(property.GetValue(value))}"))}",
    };
}
