using AiChef.Deployment.Discord;
using AiChef.Deployment.Reports;
using Discord;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Discord;

public sealed class NoticeEmbedsTests
{
    private const uint Green = 3066993;
    private const uint Red = 15158332;

    [Fact]
    public void Failures_come_first_and_keep_their_order()
    {
        var embeds = NoticeEmbeds.Of([Notice("A"), Failure("B"), Notice("C"), Failure("D")]);

        embeds
            .Select(embed => embed.Title)
            .ShouldBe(["❌ B Deployment Failed", "❌ D Deployment Failed", "✅ A Deployed", "✅ C Deployed"]);
        embeds.Select(embed => embed.Color!.Value.RawValue).ShouldBe([Red, Red, Green, Green]);
    }

    [Fact]
    public void Of_more_than_ten_the_failures_still_come_first()
    {
        var notices = Enumerable.Range(0, 11).Select(i => Notice($"S{i}")).Append(Failure("Last")).ToList();

        var embeds = NoticeEmbeds.Of(notices);

        embeds.Count.ShouldBe(NoticeEmbeds.MaxEmbeds);
        embeds[0].Title.ShouldBe("❌ Last Deployment Failed");
        embeds[^1].Title.ShouldBe("… and 3 more");
        embeds[^1].Color!.Value.RawValue.ShouldBe(Green);
        embeds[^1].Description.ShouldBe("✅ S8 Deployed\n✅ S9 Deployed\n✅ S10 Deployed");
    }

    [Fact]
    public void A_failure_among_the_rest_fails_the_whole()
    {
        var notices = Enumerable.Range(0, 10).Select(i => Failure($"F{i}")).Append(Notice("Good")).ToList();

        var rest = NoticeEmbeds.Of(notices)[^1];

        rest.Color!.Value.RawValue.ShouldBe(Red);
        rest.Description.ShouldBe("❌ F9 Deployment Failed\n✅ Good Deployed");
    }

    [Theory]
    [InlineData(true, true, "✅ A Passed")]
    [InlineData(false, true, "❌ A Failed")]
    [InlineData(true, false, "✅ A Deployed")]
    [InlineData(false, false, "❌ A Deployment Failed")]
    public void Tests_pass_and_services_are_deployed(bool succeeded, bool isTest, string title) =>
        NoticeEmbeds.Of([Notice("A") with { Succeeded = succeeded, IsTest = isTest }])[0].Title.ShouldBe(title);

    [Fact]
    public void What_is_not_known_is_left_out_or_said_to_be_unknown()
    {
        var embed = NoticeEmbeds.Of([
            Notice("A") with
            {
                Resource = " ",
                Environment = "",
                Changes = " ",
                Cause = " ",
            },
        ])[0];

        Fields(embed).ShouldBe(["Resource: unknown", "Commit: unknown", "Environment: unknown"]);
        embed.Url.ShouldBeNull();
        embed.Description.ShouldBeNull();
    }

    [Fact]
    public void What_is_known_is_reported_with_its_links()
    {
        var origin = new RunOrigin("0123456789", new Uri("https://github.com/c"), new Uri("https://github.com/r"));
        var notice = Notice("A") with
        {
            Duration = TimeSpan.FromSeconds(65),
            Changes = "3 to add",
            Cause = "a",
            Origin = origin,
        };

        var embed = NoticeEmbeds.Of([notice])[0];

        Fields(embed)
            .ShouldBe([
                "Resource: stack",
                "Commit: [0123456](https://github.com/c)",
                "Environment: dev",
                "Duration: 1 min 5 s",
                "Changes: 3 to add",
                "Run: [log](https://github.com/r)",
            ]);
        embed.Url.ShouldBe("https://github.com/r");
        embed.Description.ShouldBe("a");
        embed.Fields.ShouldAllBe(field => field.Inline);
    }

    [Fact]
    public void A_link_that_would_be_cut_gives_way_to_its_text()
    {
        var link = new Uri($"https://github.com/{new string('c', 3000)}");
        var notice = Notice("A") with { Origin = new RunOrigin("0123456789", link, null) };

        Fields(NoticeEmbeds.Of([notice])[0]).ShouldContain("Commit: 0123456");
    }

    private static IEnumerable<string> Fields(Embed embed) =>
        embed.Fields.Select(field => $"{field.Name}: {field.Value}");

    private static ServiceNotice Failure(string title) => Notice(title) with { Succeeded = false };

    private static ServiceNotice Notice(string title) =>
        new()
        {
            Title = title,
            Succeeded = true,
            Resource = "stack",
            Environment = "dev",
        };
}
