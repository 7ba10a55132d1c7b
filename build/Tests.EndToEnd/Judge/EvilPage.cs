using System.Net;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// A page of another origin that tries, in every way a page has, to make a role and to read an answer.
/// </summary>
/// <param name="target">The endpoint that it tries to drive.</param>
internal sealed class EvilPage(Uri target) : LoopbackServer
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"""
        + """ "Action":"sts:AssumeRole"}]}""";

    /// <summary>A request that makes a role, as path and query.</summary>
    public static string Call(string role) =>
        $"?Action=CreateRole&Version=2010-05-08&RoleName={role}"
        + "&X-Amz-Credential=a%2F20260101%2Fus-east-1%2Fiam%2Faws4_request"
        + $"&AssumeRolePolicyDocument={Uri.EscapeDataString(Policy)}";

    protected override (int Status, string Body) Answer(
        HttpListenerRequest request,
        string body,
        HttpListenerResponse response
    )
    {
        response.ContentType = "text/html";
        return (
            200,
            $$"""
            <title>open</title><img id="image"><script>
            const read = [];
            const attempt = (url, init) =>
              fetch(url, init).then(answer => answer.type === 'opaque' || read.push(url)).catch(() => 0);
            (async () => {
              document.getElementById('image').src = '{{Url("evil-image")}}';
              await attempt('{{Url("evil-read")}}', {});
              await attempt('{{Url("evil-get")}}', { mode: 'no-cors' });
              await attempt('{{Url("evil-post")}}', { mode: 'no-cors', method: 'POST' });
              await attempt('{{Url("evil-preflighted")}}', { method: 'POST', headers: { 'X-Amz-Target': 'x' } });
              document.title = 'tried, read: ' + read.length;
            })();
            </script>
            """
        );

        string Url(string role) => new Uri(target, Call(role)).AbsoluteUri;
    }
}
