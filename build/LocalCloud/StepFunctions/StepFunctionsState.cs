using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>State machines, aliases, activities and executions of all accounts and regions, by ARN.</summary>
internal sealed class StepFunctionsState(Cloud cloud) : ICloudPart<StepFunctionsState>
{
    private long _sequence = cloud.Now.UtcTicks;

    public Documents<StateMachine> Machines { get; } =
        new(cloud.Store, "sfn-machines", StepFunctionsJson.Default.StateMachine);

    public Documents<MachineAlias> Aliases { get; } =
        new(cloud.Store, "sfn-aliases", StepFunctionsJson.Default.MachineAlias);

    public Documents<Activity> Activities { get; } =
        new(cloud.Store, "sfn-activities", StepFunctionsJson.Default.Activity);

    public Documents<Execution> Executions { get; } =
        new(cloud.Store, "sfn-executions", StepFunctionsJson.Default.Execution);

    public Documents<StoredHistory> Histories { get; } =
        new(cloud.Store, "sfn-histories", StepFunctionsJson.Default.StoredHistory);

    public Documents<RunningMark> Running { get; } =
        new(cloud.Store, "sfn-running", StepFunctionsJson.Default.RunningMark);

    public static StepFunctionsState Create(Cloud cloud) => new(cloud);

    public long NextSequence() => Interlocked.Increment(ref _sequence);

    public StateMachine Machine(string arn) => Machines[arn] ?? throw StepFunctionsErrors.MachineDoesNotExist(arn);

    /// <summary>The machine's executions, newest first.</summary>
    public IEnumerable<Execution> ExecutionsOf(StateMachine machine) =>
        Executions
            .StartingWith(machine.Arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal) + ":")
            .Select(static entry => entry.Value)
            .Where(execution => execution.Started >= machine.Created)
            .OrderByDescending(static execution => execution.Sequence);

    public IEnumerable<MachineAlias> AliasesOf(string machineArn) =>
        Aliases
            .StartingWith(machineArn + ":")
            .Select(static entry => entry.Value)
            .OrderBy(static alias => alias.Created)
            .ThenBy(static alias => alias.Name, StringComparer.Ordinal);
}
