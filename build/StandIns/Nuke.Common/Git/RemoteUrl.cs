using System.Text.RegularExpressions;
using Nuke.Common.Utilities;

namespace Nuke.Common.Git;

internal static partial class RemoteUrl
{
    internal static (GitProtocol? Protocol, string Endpoint, string Identifier) Parse(string url)
    {
        var match = Pattern().Match(url.Trim());
        Assert.True(match.Success, $"Url '{url}' could not be parsed.");
        var protocol = match.Groups["scheme"].Value.EqualsOrdinalIgnoreCase("https")
            ? GitProtocol.Https
            : GitProtocol.Ssh;
        return (protocol, match.Groups["endpoint"].Value, match.Groups["identifier"].Value);
    }

    // https://host/owner/name.git, git@host:owner/name.git, ssh://git@host/owner/name
    [GeneratedRegex(
        @"^(?:(?<scheme>\w+)://)?(?:(?<user>[^@/]+)@)?(?<endpoint>[^/:]+(?::\d+)?)[/:](?<identifier>.+?)(?:\.git)?/?$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
