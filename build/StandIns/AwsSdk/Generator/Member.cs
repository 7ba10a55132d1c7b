using System.Text.RegularExpressions;

/// <summary>A member as written in a .model file: Prop[@location][=wire][:type][%timeformat][+][!].</summary>
sealed record Member(string Prop, string Wire, string Location, string Type, bool Obsolete)
{
    private static readonly Regex Form = new(
        @"^(?<p>\w+)(@(?<l>\w+))?(=(?<w>[^:%+!]+))?(:(?<t>[^%+!]+))?(%(?<f>\w+))?(?<i>\+)?(?<o>!)?$"
    );

    public static Member Parse(string text, bool camel)
    {
        var m = Form.Match(text);
        if (!m.Success)
            throw new FormatException($"not a member: {text}");
        var prop = m.Groups["p"].Value;
        return new(
            prop,
            m.Groups["w"].Success ? m.Groups["w"].Value
                : camel ? char.ToLowerInvariant(prop[0]) + prop[1..]
                : prop,
            m.Groups["l"].Value,
            m.Groups["t"].Success ? m.Groups["t"].Value : "string",
            m.Groups["o"].Success
        );
    }
}
