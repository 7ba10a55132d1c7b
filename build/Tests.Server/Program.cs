using System.Globalization;
using AiChef.Tests;
using AiChef.Tests.Server;

// The arguments are those with which clients of the protocol start a server of tests.
var tests = new EngineTests(typeof(LongestFirst).Assembly, "AiChef.Tests.Deployment");
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
