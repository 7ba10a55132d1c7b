using System.Text.RegularExpressions;
using AiChef.Deployment.Discord;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Discord;

/// <summary>What people see in Discord is the text itself, whatever it contains.</summary>
public sealed partial class DiscordTextTests
{
    [Theory]
    [InlineData("**bold** *italic* __under__ _line_", @"\*\*bold\*\* \*italic\* \_\_under\_\_ \_line\_")]
    [InlineData("~~gone~~ ||spoiler|| `code`", @"\~\~gone\~\~ \|\|spoiler\|\| \`code\`")]
    [InlineData("[see](https://example.com)", @"\[see\](https://example.com)")]
    [InlineData("@everyone @here", @"\@everyone \@here")]
    [InlineData("<@1> <@!1> <@&2> <#3> </ask:4> <id:home>", @"\<\@1\> \<\@!1\> \<\@&2\> \<#3\> \</ask:4\> \<id:home\>")]
    [InlineData("<:chef:5> <a:chef:5> <t:1700000000:R>", @"\<\:chef:5\> \<a\:chef:5\> \<t\:1700000000:R\>")]
    [InlineData("# one\n## two\n-# small", "\\# one\n\\## two\n\\-# small")]
    [InlineData("- a\n* b\n+ c\n  - d\n1. e", "\\- a\n\\* b\n\\+ c\n  \\- d\n1\\. e")]
    [InlineData("> quote\n>>> all", "\\> quote\n\\>\\>\\> all")]
    [InlineData(@"C:\temp", @"C:\\temp")]
    [InlineData("arn:aws:kms:key", @"arn\:aws\:kms:key")]
    [InlineData("discord://x s3://bucket", @"discord\://x s3\://bucket")]
    [InlineData("a-b 1.5 c#d ai-chef-dynamodb", "a-b 1.5 c#d ai-chef-dynamodb")]
    [InlineData("see: https://eu.example.com/a?b=c%3Ad#/e now", "see: https://eu.example.com/a?b=c%3Ad#/e now")]
    [InlineData("https://example.com/a_b", @"https\://example.com/a\_b")]
    [InlineData("one\r\ntwo\tthree\u202Efour", "one\ntwo three four")]
    public void Text_from_elsewhere_stays_what_it_is(string text, string escaped) =>
        DiscordText.Escape(text).ShouldBe(escaped);

    [Fact]
    public void One_line_stays_one_line() => DiscordText.Line("a\r\nb\n# c").ShouldBe("a b # c");

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("abcd", 1, "…")]
    [InlineData("abcd", 0, "")]
    [InlineData("abcd", -1, "")]
    [InlineData("a🍲bcd", 3, "a…")]
    [InlineData("a🍲bcd", 4, "a🍲…")]
    [InlineData("🍲🍲", 2, "…")]
    [InlineData("a*b", 4, @"a\*b")]
    [InlineData("a*bc", 4, @"a\*…")]
    [InlineData("a**", 4, @"a\*…")]
    [InlineData("a**", 3, "a…")]
    [InlineData("https://example.com/ a", 20, "…")]
    public void Escapes_count_and_neither_they_nor_characters_nor_addresses_are_cut(
        string text,
        int limit,
        string cut
    ) => DiscordText.Escape(text, limit).ShouldBe(cut);

    [Theory]
    [InlineData("./build.sh Deploy", "```\n./build.sh Deploy\n```")]
    [InlineData("*as* <@1> it is", "```\n*as* <@1> it is\n```")]
    [InlineData("a``` b", "```\na`\u200B`\u200B` b\n```")]
    [InlineData("`````", "```\n`\u200B`\u200B`\u200B`\u200B`\n```")]
    public void Nothing_ends_a_block_of_code(string text, string block) => DiscordText.CodeBlock(text).ShouldBe(block);

    [Theory]
    [InlineData(13, "```\nabcde\n```")]
    [InlineData(12, "```\nabc…\n```")]
    [InlineData(10, "```\na…\n```")]
    [InlineData(9, "")]
    public void A_block_of_code_that_is_too_long_is_cut_inside(int limit, string block) =>
        DiscordText.CodeBlock("abcde", limit).ShouldBe(block);

    [Fact]
    public void A_link_ends_where_it_should_and_is_never_cut()
    {
        var target = new Uri("https://example.com/a_(b)");

        DiscordText.Link("[x]", target, 100).ShouldBe(@"[\[x\]](https://example.com/a_%28b%29)");
        DiscordText.Link("x", target, 10).ShouldBeNull();
    }

    [Property]
    public Property What_Discord_shows_is_the_text() =>
        Prop.ForAll(
            Texts,
            text =>
            {
                var escaped = DiscordText.Escape(text);
                Address().Replace(escaped, "x").ShouldNotMatch(@"(?<!\\)(\\\\)*[*_~`|<>@\[\]]");
                Escape().Replace(escaped, "$1").ShouldBe(text);
            }
        );

    [Property]
    public Property A_cut_text_is_within_its_limit_and_begins_as_the_whole() =>
        Prop.ForAll(
            Texts,
            Gen.Choose(0, 40).ToArbitrary(),
            (text, limit) =>
            {
                var cut = DiscordText.Escape(text, limit);
                cut.Length.ShouldBeLessThanOrEqualTo(limit);
                DiscordText.Escape(text).ShouldStartWith(cut.TrimEnd('…'));
                cut.ShouldNotMatch(@"(?<!\\)(\\\\)*\\…?$");
                DiscordText.CodeBlock(text, limit).Length.ShouldBeLessThanOrEqualTo(limit);
            }
        );

    /// <summary>Texts of what Markdown is made of.</summary>
    private static Arbitrary<string> Texts { get; } =
        Gen.Elements("*", "_", "~", "`", "|", "<", ">", "@", "[", "]", "(", ")", "\\", "#", "-", "1.", ":", " ")
            .SelectMany(special => Gen.Elements(special, "a", "\n", "https://a.b/c", "🍲", "e", "."))
            .ListOf()
            .Select(string.Concat)
            .ToArbitrary();

    /// <summary>Discord drops the backslash before any punctuation.</summary>
    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\bhttps?://\S+")]
    private static partial Regex Address();
}
