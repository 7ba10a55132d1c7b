using Shouldly;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>moto, an AWS of other people.</summary>
internal sealed class MotoServer : IDisposable
{
    private readonly ChildProcess _process;

    private MotoServer(ChildProcess process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    public static async Task<MotoServer> StartAsync()
    {
        var url = new Uri($"http://127.0.0.1:{LoopbackServer.FreePort()}");
        string[] arguments = ["-H", url.Host, "-p", $"{url.Port}"];
        var process = ChildProcess.Start(Tool.Path("moto_server"), arguments, RepositoryRoot.Path);
        await BoundedWait.UntilAsync(async () => process.HasEnded || await AnswersAsync(url), "moto to answer");
        process.HasEnded.ShouldBeFalse(process.Output);
        return new(process, url);
    }

    public void Dispose() => _process.Dispose();

    private static async Task<bool> AnswersAsync(Uri url)
    {
        try
        {
            using var http = new HttpClient();
            using var answer = await http.GetAsync(url);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
