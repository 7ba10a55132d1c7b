using System.Globalization;

namespace AiChef.Tests.Server;

/// <summary>What a process that serves tests does.</summary>
internal static class ServerProcess
{
    /// <summary>Serves the tests to the client that the arguments name, or runs all of them.</summary>
    /// <param name="tests">The tests.</param>
    /// <param name="args">Those with which clients of the protocol start a server of tests.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(ServedTests tests, string[] args)
    {
        if (args is [FreshRun.Argument])
        {
            return await FreshRun.AnswerAsync(tests);
        }
        if (args.SkipWhile(static arg => arg != "--client-port").ElementAtOrDefault(1) is not { } port)
        {
            Console.WriteLine("--client-port <port>: runs tests for the client that listens there");
            return 2;
        }
        await TestServer.RunAsync(tests, int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    }
}
