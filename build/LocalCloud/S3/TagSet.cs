using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>The tags of a bucket or an object.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/tagging-limitations.html</remarks>
internal static class TagSet
{
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    /// <summary>The tags of a document, which S3 takes.</summary>
    /// <param name="root">The document, Tagging or another with a set of tags.</param>
    /// <param name="most">How many tags there may be.</param>
    /// <param name="what">What has them, such as Object.</param>
    /// <exception cref="AwsException">S3 refuses them.</exception>
    public static SortedDictionary<string, string> Of(XElement root, int most, string what)
    {
        var tags = root.Descendants().Where(static element => element.Name.LocalName == "Tag").ToList();
        foreach (var tag in tags)
        {
            DocumentCheck.Against("Tag", tag);
        }

        return Of(tags.Select(static tag => KeyValuePair.Create(Part(tag, "Key"), Part(tag, "Value"))), most, what);
    }

    /// <summary>Tags that S3 takes.</summary>
    /// <inheritdoc cref="Of(XElement, int, string)"/>
    public static SortedDictionary<string, string> Of(
        IEnumerable<KeyValuePair<string, string>> given,
        int most,
        string what
    )
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in given)
        {
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
            {
                throw Invalid(
                    "User-defined tag keys can't start with \"aws:\". This prefix is reserved for system tags. "
                        + "Remove \"aws:\" from your tag keys and try again.",
                    key
                );
            }

            if (key.Length is 0 or > LongestKey || !IsText(key))
            {
                throw Invalid("The TagKey you have provided is invalid", key);
            }

            if (value.Length > LongestValue || !IsText(value))
            {
                throw Invalid("The TagValue you have provided is invalid", key);
            }

            if (!tags.TryAdd(key, value))
            {
                throw Invalid("Cannot provide multiple Tags with the same key", key);
            }
        }

        return tags.Count <= most
            ? tags
            : throw new AwsException("BadRequest", $"{what} tags cannot be greater than {most}");
    }

    /// <summary>The document of tags.</summary>
    public static XElement Document(IEnumerable<KeyValuePair<string, string>> tags) =>
        new(
            S3Api.Namespace + "Tagging",
            new XElement(
                S3Api.Namespace + "TagSet",
                tags.Select(static tag => new XElement(
                    S3Api.Namespace + "Tag",
                    new XElement(S3Api.Namespace + "Key", tag.Key),
                    new XElement(S3Api.Namespace + "Value", tag.Value)
                ))
            )
        );

    private static bool IsText(string text) =>
        text.All(static c =>
            char.IsLetterOrDigit(c) || c is ' ' or '+' or '-' or '=' or '.' or '_' or ':' or '/' or '@'
        );

    private static AwsException Invalid(string message, string key) =>
        new("InvalidTag", message) { Members = new() { ["TagKey"] = key } };

    private static string Part(XElement tag, string name) =>
        tag.Elements().First(element => element.Name.LocalName == name).Value;
}
