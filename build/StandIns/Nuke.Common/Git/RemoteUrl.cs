using System.Text.RegularExpressions;

namespace Nuke.Common.Git;

internal static partial class RemoteUrl
{
    internal static (GitProtocol? Protocol, string Endpoint, string Identifier) Parse(string url)
    {
        var match = Pattern().Match(url.Trim());
        if (!match.Success)
            return (null, null, null);
        var isSsh = match.Groups["user"].Success || match.Groups["scheme"].Value == "ssh";
        return (isSsh ? GitProtocol.Ssh : GitProtocol.Https, match.Groups["endpoint"].Value, match.Groups["identifier"].Value);
    }

    // https://host/owner/name.git, git@host:owner/name.git, ssh://git@host/owner/name
    [GeneratedRegex(@"^(?:(?<scheme>\w+)://)?(?:(?<user>[^@/]+)@)?(?<endpoint>[^/:]+(?::\d+)?)[/:](?<identifier>.+?)(?:\.git)?/?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
