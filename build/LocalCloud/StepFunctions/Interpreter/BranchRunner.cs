using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Runs the states of a machine, branch or iteration one after the other.</summary>
internal static class BranchRunner
{
    public static async Task<Payload> RunAsync(
        ExecutionRun run,
        JsonObject program,
        Payload input,
        BranchThread thread,
        CancellationToken cancellationToken
    )
    {
        var resumed = thread.IsNested ? null : run.Settings.Resumed;
        var name = resumed?.Name ?? program["StartAt"]!.GetValue<string>();
        input = resumed?.Input ?? input;
        var states = program["States"]!.AsObject();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = states[name]!.AsObject();
            var frame = resumed is { IsEntered: true }
                ? StateFrame.Resume(run, thread, name, state, input)
                : StateFrame.Enter(run, thread, name, state, input);
            resumed = null;
            await thread.SiblingsEntered;

            var result = await StateStep.RunAsync(frame, cancellationToken);
            frame.Exit(result);
            input = result.Output;
            if (result.Next is null)
            {
                return input;
            }

            name = result.Next;
        }
    }
}
