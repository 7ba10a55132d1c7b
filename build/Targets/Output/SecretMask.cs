using System.Collections.Concurrent;
using System.Net;
using System.Text.Encodings.Web;

namespace AiChef.Targets.Output;

/// <summary>Knows the secrets of a run and removes them from texts, also in escaped forms.</summary>
internal sealed class SecretMask
{
    private const string Mask = "***";

    /// <summary>Shorter values would match in too many words.</summary>
    private const int ShortestSecret = 4;

    /// <summary>A part of a secret is a secret only if it is not a common word.</summary>
    private const int ShortestPart = 8;

    private readonly ConcurrentDictionary<string, bool> _secrets = new(StringComparer.Ordinal);

    /// <summary>From now on shows a secret as <c>***</c>; for a URL also its last part and its user alone.</summary>
    internal void Hide(string? secret)
    {
        if (secret is not { Length: >= ShortestSecret })
        {
            return;
        }
        foreach (var form in FormsOf(secret).Concat(FormsOf(Bare(secret))))
        {
            _secrets[form] = true;
        }
        foreach (var line in secret.Split('\r', '\n').Where(line => line.Length >= ShortestPart))
        {
            _secrets[line] = true;
        }
        if (!Uri.TryCreate(Bare(secret), UriKind.Absolute, out var url))
        {
            return;
        }
        if (url.Segments[^1].TrimEnd('/') is { Length: >= ShortestPart } last)
        {
            _secrets[last] = true;
        }
        HideUser(url);
    }

    /// <summary>Hides the user and password of a URL that otherwise is not secret.</summary>
    internal void HideUser(Uri url)
    {
        var password = url.UserInfo.Split(':', 2)[^1];
        foreach (var part in new[] { url.UserInfo, password, Uri.UnescapeDataString(password) })
        {
            // Not as a URL, in whose last part a password would be looked for again.
            foreach (var form in part.Length < ShortestSecret ? [] : FormsOf(part))
            {
                _secrets[form] = true;
            }
        }
    }

    /// <summary>A text without the secrets, longest first because one may be part of another.</summary>
    internal string Masked(string text) =>
        _secrets
            .Keys.OrderByDescending(secret => secret.Length)
            .Aggregate(text, (now, secret) => now.Replace(secret, Mask, StringComparison.Ordinal));

    /// <summary>Without blanks and quotes around it, which the use of a secret may take away.</summary>
    private static string Bare(string secret) =>
        secret.Trim().Trim('"', '\'', '<', '>').Trim() is { Length: >= ShortestSecret } bare ? bare : secret;

    /// <summary>As it is, in one line, and as escaped in JSON, URLs and HTML.</summary>
    private static IEnumerable<string> FormsOf(string secret) =>
        [
            secret,
            secret.ReplaceLineEndings(" "),
            JavaScriptEncoder.Default.Encode(secret),
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
        ];
}
