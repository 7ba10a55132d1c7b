using AiChef.Bench;
using AiChef.Bench.CommandLine;

using var signals = new EndSignals();
try
{
    await new BenchRun(Console.Out, Console.Error).RunAsync(args, signals.Token);
    return 0;
}
catch (BenchFailure failure)
{
    Console.Error.WriteLine($"bench: {failure.Message}");
    return failure.ExitCode;
}
catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
{
    Console.Error.WriteLine("bench: cancelled");
    return 5;
}
