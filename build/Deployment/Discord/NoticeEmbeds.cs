using AiChef.Deployment.Reports;
using Discord;

namespace AiChef.Deployment.Discord;

/// <summary>
/// Creates the embeds of a message. The limits are those of
/// https://discord.com/developers/docs/resources/message#embed-object-embed-limits: the limit of 6000 characters
/// applies to all embeds of a message together.
/// </summary>
public static class NoticeEmbeds
{
    /// <summary>The maximum number of embeds in a message.</summary>
    public const int MaxEmbeds = 10;

    private const uint Green = 3066993;
    private const uint Red = 15158332;
    private const int LeastValue = 16;

    /// <summary>
    /// One embed per service, failures first; from the eleventh service on the last embed lists the rest.
    /// </summary>
    /// <param name="notices">What happened, per service.</param>
    public static IReadOnlyList<Embed> Of(IReadOnlyList<ServiceNotice> notices)
    {
        if (notices.Count <= MaxEmbeds)
        {
            return
            [
                .. notices.OrderBy(n => n.Succeeded).Select(n => Of(n, EmbedBuilder.MaxEmbedLength / notices.Count)),
            ];
        }

        var sorted = notices.OrderBy(n => n.Succeeded).ToList();
        var share = EmbedBuilder.MaxEmbedLength / MaxEmbeds;
        return [.. sorted.Take(MaxEmbeds - 1).Select(n => Of(n, share)), Rest([.. sorted.Skip(MaxEmbeds - 1)], share)];
    }

    /// <summary>The embed's title.</summary>
    internal static string Title(ServiceNotice notice) =>
        notice.Succeeded
            ? $"✅ {notice.Title} {(notice.IsTest ? "Passed" : "Deployed")}"
            : $"❌ {notice.Title} {(notice.IsTest ? "Failed" : "Deployment Failed")}";

    private static Embed Of(ServiceNotice notice, int share)
    {
        var embed = new EmbedBuilder()
            .WithTitle(DiscordText.Line(Title(notice), Math.Min(EmbedBuilder.MaxTitleLength, share / 4)))
            .WithColor(new Color(notice.Succeeded ? Green : Red));
        var fields = Fields(notice).ToList();
        var forFields = share / 2;
        foreach (var (name, value, link) in fields)
        {
            var limit = Limit(forFields, fields.Count, name);
            var linked = link is null ? null : DiscordText.Link(value, link, limit);
            embed.AddField(name, linked ?? DiscordText.Line(value, limit), inline: true);
        }
        if (notice.Origin.RunLink is { } run)
        {
            embed.WithUrl(run.AbsoluteUri);
        }

        var room = Math.Min(EmbedBuilder.MaxDescriptionLength, share - embed.Length);
        if (Description(notice, room) is { Length: > 0 } description)
        {
            embed.WithDescription(description);
        }

        return embed.Build();
    }

    /// <summary>What happened, and the next command in a block of code, from which it is copied as it is.</summary>
    private static string Description(ServiceNotice notice, int room)
    {
        var told = string.Join(
            '\n',
            new[] { notice.Success, notice.Cause }.Where(text => !string.IsNullOrWhiteSpace(text))
        );
        const string Heading = "\nNext:\n";
        var next = notice.Next is null ? "" : DiscordText.CodeBlock(notice.Next, (room / 2) - Heading.Length);
        return next.Length == 0
            ? DiscordText.Escape(told, room)
            : DiscordText.Escape(told, room - Heading.Length - next.Length) + Heading + next;
    }

    private static int Limit(int forFields, int count, string name) =>
        Math.Clamp((forFields / count) - name.Length, LeastValue, EmbedFieldBuilder.MaxFieldValueLength);

    private static IEnumerable<(string Name, string Value, Uri? Link)> Fields(ServiceNotice notice)
    {
        yield return ("Resource", Text(notice.Resource), null);
        yield return ("Commit", notice.Origin.ShortCommit ?? "unknown", notice.Origin.CommitLink);
        yield return ("Environment", Text(notice.Environment), null);
        if (notice.Duration is { } duration)
        {
            yield return ("Duration", ReportText.Of(duration), null);
        }

        if (!string.IsNullOrWhiteSpace(notice.Changes))
        {
            yield return ("Changes", notice.Changes, null);
        }

        if (notice.Origin.RunLink is { } run)
        {
            yield return ("Run", "log", run);
        }
    }

    private static Embed Rest(List<ServiceNotice> rest, int share)
    {
        var title = $"… and {rest.Count} more";
        return new EmbedBuilder()
            .WithTitle(title)
            .WithColor(new Color(rest.TrueForAll(n => n.Succeeded) ? Green : Red))
            .WithDescription(DiscordText.Escape(string.Join('\n', rest.Select(Title)), share - title.Length))
            .Build();
    }

    private static string Text(string value) => string.IsNullOrWhiteSpace(value) ? "unknown" : value;
}
