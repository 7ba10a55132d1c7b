using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Parameters;
using AiChef.Targets.Cloud;
using AiChef.Targets.CommandLine;
using AiChef.Targets.Services;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

namespace AiChef.Targets.Running;

/// <summary>Checks the options of a run; their types and allowed values were checked before.</summary>
/// <param name="run">The run.</param>
internal sealed class RunCheck(DeploymentRun run)
{
    private const string Resource = "a logical id or a type of the templates in backend/infrastructure";

    private RunOptions Options => run.Options;

    /// <summary>The names of the templates of all services; read only when an option names one.</summary>
    private DeclaredNames Declared =>
        new(
            [
                .. run
                    .Plan.Services.SelectMany(s => s.TemplatesIn(RunOptions.InfrastructureDirectory, atLeastOne: false))
                    .Select(t => StackTemplate.Load(RunOptions.InfrastructureDirectory / t.File, t.File)),
            ],
            new Dictionary<string, string>(EnvironmentParameters.Of(Options.Environment), StringComparer.Ordinal)
            {
                ["AWS::Region"] = Options.Environment.Region,
            }
        );

    /// <summary>Checks whether the run may deploy at all, and to where.</summary>
    /// <exception cref="DeploymentException">It may not, or an option of the endpoint has an invalid value.</exception>
    internal void CheckPlace()
    {
        CheckConfirmation();
        CheckBranch();
        CheckWatch();
        _ = Options.Endpoint;
        _ = Options.LocalCloud.ToOptions();
    }

    /// <summary>Checks all the rest that can be checked without AWS.</summary>
    /// <exception cref="DeploymentException">An option has an invalid value.</exception>
    internal void CheckOptions()
    {
        var stacks = run.Plan.Scheduled.SelectMany(service => run.DeploymentOf(service).Stacks).ToList();
        if (stacks.Count > 0)
        {
            ParameterOptions.CheckAllTaken(Options.Parameters, stacks);
            _ = Options.Canary;
            CanaryTime.Check(Options);
        }
        _ = Options.StackTimeout;
        _ = Options.TimeLimit;
        _ = ChosenServices();
        if (Options.LocalCloud.FailResources.Count > 0)
        {
            KnownNames.Check("--fail-resources", Options.LocalCloud.FailResources, Declared.Resources, Resource);
        }
        if (Options.LocalCloud.ProvisioningTimes.Count > 0)
        {
            var names = LocalCloudSettings.TimesOf(Options.LocalCloud.ProvisioningTimes).Keys;
            KnownNames.Check("--provisioning-times", names, Declared.Resources, Resource);
        }
        CheckParameterNames();
    }

    /// <summary>Checks the template parameters of the environment's file.</summary>
    /// <exception cref="DeploymentException">A value is unknown, or not allowed by its template.</exception>
    internal void CheckEnvironmentParameters()
    {
        if (run.Plan.Scheduled.Count == 0 || Options.Environment.Parameters.Count == 0)
        {
            return;
        }
        var check = new ParameterCheck(Options.Environment, run.Plan.Services, RunOptions.InfrastructureDirectory);
        if (check.Mistakes() is { Count: > 0 } mistakes)
        {
            throw DeploymentException.Configuration($"{Options.Environment.Name}.json: {string.Join("; ", mistakes)}");
        }
    }

    /// <summary>The services that Remove deletes, each after all that it needs.</summary>
    /// <exception cref="DeploymentException">An unknown service was named.</exception>
    internal IReadOnlyList<Service> ChosenServices()
    {
        KnownNames.Check("--services", Options.RemovedServices, [.. Service.All.Select(s => s.Name)], "a service");
        return
        [
            .. run.Plan.Services.Where(s =>
                (Options.RemovedServices.Count == 0 && !s.IsForAdministrators)
                || Options.RemovedServices.Contains(s.Name, StringComparer.Ordinal)
            ),
        ];
    }

    /// <summary>
    /// Looks for names that no template declares among the deployed resources: resources of earlier templates, physical
    /// ids, and alarms created by hand. Must be called before the first write.
    /// </summary>
    /// <exception cref="DeploymentException">One of them does not exist.</exception>
    internal async Task CheckNamesAsync(CloudSession session, CancellationToken cancellationToken)
    {
        if (Options.AllowDataLoss.Count > 0)
        {
            await CheckDataAsync(session, cancellationToken);
        }
        var mayHaveCanary = run.Plan.IsRollback || run.Plan.Scheduled.Any(s => s.Kind == ServiceKind.Functions);
        if (Options.IgnoreAlarms.Count > 0 && mayHaveCanary)
        {
            await CheckAlarmsAsync(session, cancellationToken);
        }
    }

    private async Task CheckDataAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var declared = Declared.Data;
        var others = Options.AllowDataLoss.Except(declared, StringComparer.Ordinal).ToList();
        List<string> known =
        [
            .. declared,
            .. others.Count == 0 ? [] : await DeployedIdsAsync(session, cancellationToken),
        ];
        KnownNames.Check(
            "--allow-data-loss",
            others,
            known,
            "the logical or physical id of a table, bucket or database, declared or deployed"
        );
    }

    private async Task CheckAlarmsAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var declared = Declared.Alarms;
        var others = Options.IgnoreAlarms.Except(declared, StringComparer.Ordinal).ToList();
        List<string> known =
        [
            .. declared,
            .. others.Count == 0 ? [] : await run.AlarmsOf(session).NamesAsync(cancellationToken),
        ];
        KnownNames.Check(
            "--ignore-alarms",
            Options.IgnoreAlarms,
            known,
            "an alarm that a canary watches: one of the templates or of the deployed stacks"
        );
    }

    private async Task<IReadOnlyList<string>> DeployedIdsAsync(
        CloudSession session,
        CancellationToken cancellationToken
    )
    {
        var ids = new List<string>();
        foreach (var stack in await run.StacksAsync(session, cancellationToken))
        {
            foreach (var resource in await session.Calls.ResourcesAsync(stack.StackId, cancellationToken))
            {
                ids.Add(resource.LogicalResourceId);
                ids.Add(resource.PhysicalResourceId ?? resource.LogicalResourceId);
            }
        }
        return ids;
    }

    /// <summary>
    /// GitHub ignores case, and a person may change the workflow on a branch, so the build checks too.
    /// </summary>
    private void CheckConfirmation()
    {
        if (
            NukeBuild.Host is GitHubActions { EventName: "workflow_dispatch" }
            && run.Plan.ChangesDeployment
            && !Options.IsDryRun
            && Options.Confirmation != Confirmation.Word
        )
        {
            throw new DeploymentException(
                FailureKind.Refused,
                "not confirmed; nothing was deployed (type "
                    + $"\"{Confirmation.Word}\" in the field confirm, or tick dry-run)"
            );
        }
    }

    /// <summary>The same for the branch: a person may take the check out of the workflow on a branch.</summary>
    private void CheckBranch()
    {
        if (
            NukeBuild.Host is GitHubActions { Ref: var from }
            && run.Plan.ChangesDeployment
            && Options.Environment.Branch is { } branch
            && from != $"refs/heads/{branch}"
        )
        {
            throw new DeploymentException(
                FailureKind.Refused,
                $"{Options.Environment.Name} is deployed from {branch} only, not from {from}; nothing was deployed"
            );
        }
    }

    /// <summary>What somebody is in the middle of writing is for nobody else.</summary>
    private void CheckWatch()
    {
        if (run.Plan.IsWatch && (!Options.Environment.IsLocal || Options.IsDryRun))
        {
            throw DeploymentException.Configuration(
                "Watch deploys each file that is saved, so it is for the environment local only, and has no dry run"
            );
        }
    }

    private void CheckParameterNames()
    {
        var twice = Options
            .ParameterNames.Concat(Options.SecretNames)
            .GroupBy(RuntimeParameter.VariableOf, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw DeploymentException.Configuration(
                $"--parameter-names and --secret-names: '{twice.First()}' is given twice"
            );
        }
    }
}
