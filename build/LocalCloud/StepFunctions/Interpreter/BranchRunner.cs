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
        var name = program["StartAt"]!.GetValue<string>();
        var states = program["States"]!.AsObject();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var frame = StateFrame.Enter(run, thread, name, states[name]!.AsObject(), input);
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
