using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>$LATEST or a published version.</summary>
internal sealed record FunctionVersion(string Function, string Version)
{
    public const string Latest = "$LATEST";

    /// <summary>The settings, named and shaped as Lambda answers them.</summary>
    public required JsonObject Settings { get; init; }

    /// <summary>Key of the zip among the blobs: its SHA-256 in hexadecimal digits.</summary>
    public required string Code { get; init; }

    public required long CodeSize { get; init; }

    public required DateTimeOffset Modified { get; init; }

    public required string Revision { get; init; }

    /// <summary>When Lambda finishes creating or changing it.</summary>
    public required DateTimeOffset Ready { get; init; }

    /// <summary>Whether it is being created rather than changed until then.</summary>
    public bool IsNew { get; init; }

    /// <summary>The revision changes with a change, and once more when Lambda is done with it.</summary>
    public string RevisionWhen(bool isBusy)
    {
        if (isBusy)
        {
            return Revision;
        }

        var bytes = Guid.Parse(Revision).ToByteArray();
        bytes[0] ^= 1;
        return new Guid(bytes).ToString();
    }

    public string CodeSha256 => Convert.ToBase64String(Convert.FromHexString(Code));

    public string Text(string setting) => Settings.Text(setting) ?? "";

    public int Number(string setting) => Settings.Integer(setting) ?? 0;
}
