using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions.Interpreter;

/// <summary>Runs branches in parallel; the first failure stops the others.</summary>
internal static class ParallelState
{
    public static async Task<StateResult> RunAsync(StateFrame frame, CancellationToken cancellationToken)
    {
        var input = frame.Parameters(frame.EffectiveInput());
        frame.Record("ParallelStateStarted");
        var started = frame.Thread.Last;
        var branches = frame.Definition["Branches"]!.AsArray().Select(branch => branch!.AsObject()).ToList();
        var group = new BranchGroup(frame.Thread);
        var outputs = await group.RunAsync(
            [
                .. branches.Select(branch =>
                    (Func<CancellationToken, Task<JsonNode?>>)(
                        token => BranchAsync(frame, group, branch, input, started, token)
                    )
                ),
            ],
            cancellationToken
        );
        frame.RecordAside("ParallelStateSucceeded");
        return frame.Leave(Payload.Of(new JsonArray([.. outputs.Select(output => output?.DeepClone())])));
    }

    private static async Task<JsonNode?> BranchAsync(
        StateFrame frame,
        BranchGroup group,
        JsonObject branch,
        Payload input,
        long started,
        CancellationToken cancellationToken
    )
    {
        var thread = new BranchThread(frame.Thread.Variables)
        {
            Last = started,
            IsNested = true,
            SiblingsEntered = group.AllEntered,
            MapItem = frame.Thread.MapItem,
        };
        group.Add(thread);
        try
        {
            var output = await BranchRunner.RunAsync(frame.Run, branch, input, thread, cancellationToken);
            group.Succeed(thread.Last);
            return output.Value;
        }
        catch (StateFailureException)
        {
            group.Fail(thread);
            throw;
        }
    }
}
