using System.Text;

namespace AiChef.LocalCloud.S3;

/// <summary>Metadata as a header tells it: text that is not ASCII is an encoded word (RFC 2047).</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html</remarks>
internal static class MetadataText
{
    private const string EscapedInWords = "=?_";

    /// <summary>The value of a header; mostly ASCII text stays readable in it.</summary>
    public static string Of(string text)
    {
        var plain = text.Count(IsPlain);
        return plain == text.Length ? text
            : plain > text.Length - plain ? Readable(text)
            : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
    }

    /// <summary>A header that is kept as it came; what no header can carry is a space.</summary>
    public static string Header(string text) => string.Concat(text.Select(static c => IsPlain(c) ? c : ' '));

    private static bool IsPlain(char c) => c is '\t' or (>= ' ' and < '\u007f');

    private static string Readable(string text)
    {
        var word = new StringBuilder("=?UTF-8?Q?");
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)value;
            if (c == ' ')
            {
                word.Append('_');
            }
            else if (c != '\t' && IsPlain(c) && !EscapedInWords.Contains(c, StringComparison.Ordinal))
            {
                word.Append(c);
            }
            else
            {
                word.Append('=').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return word.Append("?=").ToString();
    }
}
