namespace AiChef.StatesLanguage.Functions;

/// <summary>A quoted text; the raw form keeps the escapes, which States.Format must see.</summary>
internal sealed record TextArgument(string Raw) : IntrinsicArgument
{
    public string Value => Unescape(Raw);

    public static string Unescape(string raw)
    {
        var text = new System.Text.StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            text.Append(raw[i] == '\\' && i + 1 < raw.Length ? raw[++i] : raw[i]);
        }

        return text.ToString();
    }
}
