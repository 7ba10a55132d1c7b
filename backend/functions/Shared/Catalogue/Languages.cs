namespace AiChef.Functions.Catalogue;

/// <summary>The languages of names and texts.</summary>
public static class Languages
{
    public const string Default = "en";
    public const string Korean = "ko";

    /// <summary>Every language known, by its ISO 639-1 code.</summary>
    public static readonly IReadOnlyList<string> All = [Default, Korean];

    /// <summary>
    /// The language of a tag, whatever its region ("ko", "ko-KR", "en_GB"); null for a language not known.
    /// https://www.rfc-editor.org/rfc/rfc5646#section-2.1
    /// </summary>
    public static string? Named(string tag)
    {
        var language = tag.Trim().Split('-', '_')[0];
        return All.FirstOrDefault(known => known.Equals(language, StringComparison.OrdinalIgnoreCase));
    }
}
