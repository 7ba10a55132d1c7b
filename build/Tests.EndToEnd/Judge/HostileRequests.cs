using System.Text;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>One request of the corpus.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Head">The request line and the headers after Host, each with its end of line.</param>
/// <param name="Body">The bytes after the head.</param>
internal sealed record HostileRequest(string Name, string Head, byte[] Body)
{
    /// <summary>The whole request, for a server at an address and below a path.</summary>
    public byte[] Bytes(string authority, string root)
    {
        var lines = Head.Split("\r\n", 2);
        var head =
            $"{lines[0].Replace("{root}", root, StringComparison.Ordinal)}\r\nHost: {authority}\r\n{lines[1]}\r\n";
        return [.. Encoding.Latin1.GetBytes(head), .. Body];
    }
}

/// <summary>
/// Requests that somebody might send to break the API: families of methods, paths, ids, headers, types, bodies and
/// sizes, each with every entry that takes it.
/// </summary>
internal static class HostileRequests
{
    private static readonly string[] Methods =
    [
        .. "GET HEAD POST PUT PATCH DELETE OPTIONS TRACE PROPFIND LOCK get pOsT M-SEARCH A".Split(' '),
    ];

    private static readonly string[] Paths =
    [
        .. "/ /sessions /sessions/ //sessions /sessions/x /sessions/x/y /sessions/x/meal /sessions/x/meal/".Split(' '),
        .. "/sessions//meal /recipes /recipes/x /no /..;/ /%2e%2e/x".Split(' '),
    ];

    private static readonly string[] ContentTypes =
    [
        "text/plain",
        "text/html",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "image/png",
        "application/json; charset=utf-16",
        "application/json, text/plain",
        "application/problem+json",
        "APPLICATION/JSON",
        "*/*",
        "json",
        ";;;",
        "application/json\r\nContent-Type: text/plain",
    ];

    private static readonly string[] TypedBodies =
    [
        """{"allergies":["fish"],"version":1}""",
        """{"allergens":["fish"]}""",
        "no JSON",
    ];

    private static readonly string[] Keys =
    [
        "x",
        "short",
        new('k', 256),
        "with space in it, long enough",
        "\u00fc0123456789abcdef",
    ];

    /// <summary>All of them.</summary>
    /// <param name="session">A session that exists.</param>
    public static IEnumerable<HostileRequest> All(string session) =>
        [
            .. from method in Methods from path in Paths select Of($"{method} {path}", method, path),
            .. Ids(),
            .. from entry in Entries(session)
            from body in HostileBodies.All
            select Json($"{entry.Method} {entry.Path} {body.Name}", entry, body.Text),
            .. from entry in Entries(session)
            from body in HostileBodies.Sizes
            select Json($"{entry.Method} {entry.Path} {body.Name}", entry, body.Text),
            .. Types(session),
            .. Headers(session),
            .. Framing(session),
        ];

    private static (string Method, string Path)[] Entries(string session) =>
        [
            ("POST", "/recipes"),
            ("POST", "/sessions"),
            ("PUT", $"/sessions/{session}"),
            ("PATCH", $"/sessions/{session}"),
            ("POST", $"/sessions/{session}/meal"),
        ];

    private static IEnumerable<HostileRequest> Ids()
    {
        string[] ids =
        [
            .. "%00 .. %2e%2e %2F a%2Fb %C0%80 %ED%A0%80 %zz % %f key%23x %F0%9F ' %22 * ?x=1 ?diet=x ; - _ 0".Split(
                ' '
            ),
            "{sessionId}",
            "$%7Bjndi:ldap://x%7D",
            "a b",
            "#x",
            "\u00fcn\u00ef",
            new string('a', 100),
            new string('a', 101),
            new string('a', 2049),
            new string('a', 7000),
            new string('%', 500),
        ];
        return
        [
            .. from id in ids
            from method in "GET PUT PATCH DELETE".Split(' ')
            select Of($"{method} id {id[..Math.Min(20, id.Length)]}", method, $"/sessions/{id}"),
            .. from id in ids
            from method in "GET POST".Split(' ')
            select Of($"{method} meal of {id[..Math.Min(20, id.Length)]}", method, $"/sessions/{id}/meal"),
        ];
    }

    private static IEnumerable<HostileRequest> Types(string session) =>
        from entry in Entries(session)
        from type in ContentTypes
        from body in TypedBodies
        select Of($"{entry.Method} as {type}", entry.Method, entry.Path, $"Content-Type: {type}\r\n", Text(body));

    private static IEnumerable<HostileRequest> Headers(string session)
    {
        string[] tags =
        [
            "1",
            "*",
            "\"",
            "\"\"",
            "W/\"1\"",
            "\"1\", ",
            "\"99999999999\"",
            "\"-1\"",
            new string('"', 200),
        ];
        string[] headers =
        [
            .. tags.Select(tag => $"If-Match: {tag}"),
            .. tags.Select(tag => $"If-None-Match: {tag}"),
            .. Keys.Select(key => $"Idempotency-Key: {key}"),
            "Idempotency-Key: 0123456789abcdef0\r\nIdempotency-Key: 0123456789abcdef1",
            "If-Match: \"1\"\r\nIf-Match: *",
            "X-Api-Key: ' or 1=1",
            "X-HTTP-Method-Override: DELETE",
            "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-Proto: gopher",
            "Accept: application/xml;q=x",
            "Authorization: Bearer \u00ff\u00fe",
            "Cookie: " + new string('c', 9000),
            "X-Large: " + new string('l', 40_000),
            string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: {i}\r\n")).TrimEnd(),
            "Content-Encoding: gzip",
            "Range: bytes=0-",
            "Upgrade: websocket\r\nSec-WebSocket-Key: x",
            "X-Amz-Invocation-Type: Event",
            "X-Amzn-Trace-Id: Root=\u0001",
        ];
        return from header in headers
            from entry in Entries(session)
                .Append((Method: "GET", Path: $"/sessions/{session}"))
                .Append((Method: "GET", Path: $"/sessions/{session}/meal"))
            select Of(
                $"{entry.Method} {header[..Math.Min(40, header.Length)]}",
                entry.Method,
                entry.Path,
                $"Content-Type: application/json\r\n{header}\r\n",
                Text("{}")
            );
    }

    // lengths that do not fit, and bodies in pieces
    private static IEnumerable<HostileRequest> Framing(string session)
    {
        foreach (var (method, path) in Entries(session))
        {
            var line = $"{method} {{root}}{path} HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\n";
            yield return new(
                $"{method} a length twice",
                $"{line}Content-Length: 2\r\nContent-Length: 3\r\n",
                Text("{}")
            );
            yield return new($"{method} a negative length", $"{line}Content-Length: -1\r\n", Text("{}"));
            yield return new($"{method} a length in words", $"{line}Content-Length: two\r\n", Text("{}"));
            yield return new(
                $"{method} in pieces",
                $"{line}Transfer-Encoding: chunked\r\n",
                Text("2\r\n{}\r\n0\r\n\r\n")
            );
            yield return new($"{method} in bad pieces", $"{line}Transfer-Encoding: chunked\r\n", Text("zz\r\n{}\r\n"));
            yield return new($"{method} in unknown pieces", $"{line}Transfer-Encoding: x\r\n", Text("{}"));
            yield return new(
                $"{method} of length and pieces",
                $"{line}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                Text("2\r\n{}\r\n0\r\n\r\n")
            );
        }
    }

    private static HostileRequest Json(string name, (string Method, string Path) entry, byte[] body) =>
        Of(name, entry.Method, entry.Path, "Content-Type: application/json\r\n", body);

    private static HostileRequest Of(
        string name,
        string method,
        string path,
        string headers = "",
        byte[]? body = null
    ) =>
        new(
            name,
            $"{method} {{root}}{path} HTTP/1.1\r\nConnection: close\r\n{headers}"
                + $"Content-Length: {body?.Length ?? 0}\r\n",
            body ?? []
        );

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
