using Nuke.Common;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>Shows executions of the workflow, starts and redrives them.</summary>
internal interface IExecutions : IOperation
{
    [Parameter("Executions: only those with this status, such as FAILED", Name = "status")]
    string? OnlyStatus => TryGetValue(() => OnlyStatus);

    [Parameter("Executions: shows one, by its name, its ARN or the beginning of its name")]
    string? Execution => TryGetValue(() => Execution);

    [Parameter("Executions: lets the given execution go on from the state that failed")]
    bool Redrive => TryGetValue<bool?>(() => Redrive) ?? false;

    [Parameter("Executions: starts one with the JSON of this file as its input")]
    AbsolutePath? Start => TryGetValue(() => Start);

    [Parameter("Executions: the name of the state machine, where several are deployed")]
    string? StateMachine => TryGetValue(() => StateMachine);

    [Parameter("Executions, History: how many to list, 1 to 1000; 20 by default")]
    int? Limit => TryGetValue<int?>(() => Limit);

    [Parameter("Executions: shows inputs and outputs although the log leaves them out")]
    bool ShowData => TryGetValue<bool?>(() => ShowData) ?? false;

    Target Executions =>
        _ =>
            _.Description("Lists executions of the workflow; shows, redrives or starts one")
                .Executes(() =>
                    new ExecutionCommand(
                        Run,
                        new()
                        {
                            Status = OnlyStatus,
                            Execution = Execution,
                            IsRedrive = Redrive,
                            Start = Start,
                            StateMachine = StateMachine,
                            Limit = Limit ?? ExecutionOptions.DefaultLimit,
                            ShowsData = ShowData,
                            Json = Json,
                        }
                    ).RunAsync()
                );
}
