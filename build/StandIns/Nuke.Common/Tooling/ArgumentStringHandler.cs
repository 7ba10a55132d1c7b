using System.Runtime.CompilerServices;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>
/// Builds an argument line: holes are quoted when needed, {x:r} is kept out of logs, {x:nq} is never quoted.
/// </summary>
[InterpolatedStringHandler]
public ref struct ArgumentStringHandler
{
    private readonly List<string> _secrets = [];
    private DefaultInterpolatedStringHandler _text;

    public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid)
    {
        _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
        handlerIsValid = true;
    }

    public static implicit operator ArgumentStringHandler(string value)
    {
        var handler = new ArgumentStringHandler(value?.Length ?? 0, 0, out _);
        handler.AppendLiteral(value ?? "");
        return handler;
    }

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted(object obj, int alignment = 0, string format = null)
    {
        if (obj is null)
        {
            return;
        }

        var text = obj.ToString();
        if (format == "r")
        {
            _secrets.Add(text);
        }

        var isQuoted = format != "nq" && !text.IsDoubleQuoted();
        _text.AppendFormatted(isQuoted ? text.DoubleQuoteIfNeeded() : text, alignment);
    }

    public string ToStringAndClear() => _text.ToStringAndClear();

    public Func<string, string> GetFilter()
    {
        var secrets = _secrets;
        return text =>
            secrets.Aggregate(
                text,
                (current, secret) => current.Replace(secret, "[REDACTED]", StringComparison.Ordinal)
            );
    }
}
