using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// The file "endpoint" in a state folder: URL and process id of the host that owns it, by which other processes find
/// it. The host answers the same text over HTTP, which proves that the file is not a left-over.
/// </summary>
internal static class HostIdentity
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    public static string Text(Cloud cloud) =>
        $"{cloud.Url}\n{Environment.ProcessId}\n"
        + $"{(cloud.Options.Folder is { } folder ? Path.GetFullPath(folder) : "")}\n";

    public static void Write(Cloud cloud)
    {
        var path = FileOf(cloud.Options.Folder!);
        PrivateFiles.Replace(path, Encoding.UTF8.GetBytes(Text(cloud)));
    }

    public static void Remove(string folder) => File.Delete(FileOf(folder));

    public static async Task<Uri?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(FileOf(folder), cancellationToken);
        }
        catch (IOException)
        {
            return null;
        }

        if (!Uri.TryCreate(text.Split('\n')[0], UriKind.Absolute, out var url))
        {
            return null;
        }

        return
            await AnswerAsync(url, cancellationToken) is { } answer && answer.EndsWith(text, StringComparison.Ordinal)
            ? url
            : null;
    }

    /// <summary>The folder that the host at a port tells; null when none answers as a LocalCloud does.</summary>
    public static async Task<string?> FolderAtAsync(int port, CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{port}");
        var answer = await AnswerAsync(url, cancellationToken) ?? "";
        var body = answer.Split("\r\n\r\n", 2)[^1].Split('\n');
        var isIdentity =
            body is [var served, var process, _, ""]
            && Uri.TryCreate(served, UriKind.Absolute, out var told)
            && told.Port == port
            && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isIdentity ? body[2] : null;
    }

    /// <summary>What the host answers, headers included; null when none does in time.</summary>
    private static async Task<string?> AnswerAsync(Uri url, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Timeout);
        try
        {
            return await AskAsync(url, patience.Token);
        }
        catch (Exception gone)
            when (gone is SocketException or IOException
                || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return null;
        }
    }

    // A bare socket: loading HttpClient would cost more than the question.
    private static async Task<string> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET {HttpFrontend.IdentityPath} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: close\r\n\r\n"
            ),
            cancellationToken
        );
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static string FileOf(string folder) => Path.Combine(Path.GetFullPath(folder), "endpoint");
}
