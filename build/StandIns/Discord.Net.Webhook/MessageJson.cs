using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Discord.Webhook;

/// <summary>The body of a message as Discord.Net writes it.</summary>
internal static class MessageJson
{
    public static string Of(
        string text,
        bool isTts,
        List<Embed> embeds,
        string username,
        string avatarUrl,
        AllowedMentions mentions,
        MessageFlags flags,
        string threadName
    )
    {
        using var stream = new MemoryStream();
        using (
            var w = new Utf8JsonWriter(
                stream,
                new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            w.WriteStartObject();
            w.WriteString("content", text);
            w.WriteBoolean("tts", isTts);
            if (embeds != null)
            {
                Write(w, embeds);
            }

            if (username != null)
            {
                w.WriteString("username", username);
            }

            if (avatarUrl != null)
            {
                w.WriteString("avatar_url", avatarUrl);
            }

            if (mentions != null)
            {
                Write(w, mentions);
            }

            w.WriteNumber("flags", (int)flags);
            if (threadName != null)
            {
                w.WriteString("thread_name", threadName);
            }

            w.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter w, AllowedMentions mentions)
    {
        w.WriteStartObject("allowed_mentions");
        if (mentions.AllowedTypes is { } types)
        {
            w.WriteStartArray("parse");
            foreach (
                var type in new[] { AllowedMentionTypes.Everyone, AllowedMentionTypes.Roles, AllowedMentionTypes.Users }
            )
            {
                if (types.HasFlag(type))
                {
                    w.WriteStringValue(type.ToString().ToLowerInvariant());
                }
            }

            w.WriteEndArray();
        }
        else
        {
            w.WriteNull("parse");
        }
        // Lists of single roles and users, which this stand-in does not offer, go along empty.
        foreach (var name in new[] { "roles", "users" })
        {
            w.WriteStartArray(name);
            w.WriteEndArray();
        }
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, List<Embed> embeds)
    {
        w.WriteStartArray("embeds");
        foreach (var e in embeds)
        {
            w.WriteStartObject();
            w.WriteString("title", e.Title);
            w.WriteString("description", e.Description);
            w.WriteString("url", e.Url);
            if (e.Color is { } color)
            {
                w.WriteNumber("color", color.RawValue);
            }
            else
            {
                w.WriteNull("color");
            }

            w.WriteString("type", "rich");
            if (e.Timestamp is { } t)
            {
                w.WriteString("timestamp", t.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
            }
            else
            {
                w.WriteNull("timestamp");
            }

            w.WriteStartArray("fields");
            foreach (var f in e.Fields)
            {
                w.WriteStartObject();
                w.WriteString("name", f.Name);
                w.WriteString("value", f.Value);
                w.WriteBoolean("inline", f.Inline);
                w.WriteEndObject();
            }
            w.WriteEndArray();
            w.WriteEndObject();
        }
        w.WriteEndArray();
    }
}
