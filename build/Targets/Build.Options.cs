using AiChef.Deployment;
using AiChef.Deployment.CloudFormation;
using AiChef.Deployment.Environments;
using AiChef.Deployment.Parameters;
using AiChef.Targets.CommandLine;
using Amazon.CloudWatch.Model;

/// <summary>What the options of a run may say. Their types and allowed values were checked before.</summary>
partial class Build
{
    /// <summary>The names of the templates of all services; read only when an option names one.</summary>
    static DeclaredNames DeclaredNames =>
        new([
            .. AllServices
                .SelectMany(s => s.TemplatesIn(InfrastructureDirectory, atLeastOne: false))
                .Select(t => StackTemplate.Load(InfrastructureDirectory / t.File, t.File)),
        ]);

    void CheckOptions()
    {
        CheckConfirmation();
        var stacks = ScheduledServices.SelectMany(StacksOf).ToList();
        if (stacks.Count > 0)
        {
            ParameterValues.CheckAllTaken(ParameterValues.Parse(Parameters), stacks);
            _ = CanaryPolicy;
        }
        _ = StackTimeout;
        _ = Endpoint;
        _ = LocalCloudOptions;
        _ = ChosenServices();
        if (FailResources.Length > 0)
        {
            KnownNames.Check("--fail-resources", FailResources, DeclaredNames.Resources, Resource);
        }
        if (ProvisioningTimes.Length > 0)
        {
            var names = TimesOf(ProvisioningTimes).Keys;
            KnownNames.Check("--provisioning-times", names, DeclaredNames.Resources, Resource);
        }
        CheckParameterNames();
    }

    const string Resource = "a logical id or a type of the templates in backend/infrastructure";

    void CheckParameterNames()
    {
        var twice = ParameterNames
            .Concat(SecretNames)
            .GroupBy(RuntimeParameter.VariableOf, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            throw DeploymentException.Configuration(
                $"--parameter-names and --secret-names: '{twice.First()}' is given twice"
            );
        }
    }

    /// <summary>
    /// Looks for names that no template declares in what is deployed: resources that a template no longer has, physical
    /// ids, and alarms that were made by hand. To be called before the first write.
    /// </summary>
    /// <exception cref="DeploymentException">One of them is nowhere.</exception>
    async Task CheckNamesAsync(CloudSession session, CancellationToken cancellationToken)
    {
        if (AllowDataLoss.Length > 0)
        {
            var declared = DeclaredNames.Data;
            var others = AllowDataLoss.Except(declared, StringComparer.Ordinal).ToList();
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
        if (IgnoreAlarms.Length > 0 && ScheduledServices.Contains(Lambdas))
        {
            var declared = DeclaredNames.Alarms;
            var others = IgnoreAlarms.Except(declared, StringComparer.Ordinal).ToList();
            List<string> known =
            [
                .. declared,
                .. others.Count == 0 ? [] : await AlarmsAsync(session, cancellationToken),
            ];
            var prefix = $"{Environment.NamePrefix}-";
            known.RemoveAll(name => !name.StartsWith(prefix, StringComparison.Ordinal));
            KnownNames.Check(
                "--ignore-alarms",
                IgnoreAlarms,
                known,
                $"the name of an alarm that a canary heeds, which begins with {prefix}"
            );
        }
    }

    async Task<IReadOnlyList<string>> DeployedIdsAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        var prefix = $"{Environment.NamePrefix}-";
        foreach (
            var stack in (await session.Calls.AllStacksAsync(cancellationToken)).Where(s =>
                s.StackName.StartsWith(prefix, StringComparison.Ordinal)
            )
        )
        {
            foreach (var resource in await session.Calls.ResourcesAsync(stack.StackId, cancellationToken))
            {
                ids.Add(resource.LogicalResourceId);
                ids.Add(resource.PhysicalResourceId ?? resource.LogicalResourceId);
            }
        }
        return ids;
    }

    async Task<IReadOnlyList<string>> AlarmsAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var request = new DescribeAlarmsRequest { AlarmNamePrefix = $"{Environment.NamePrefix}-" };
        do
        {
            var page = await session.Retry.RunAsync(
                t => session.Clients.CloudWatch.DescribeAlarmsAsync(request, t),
                cancellationToken
            );
            names.AddRange((page.MetricAlarms ?? []).Select(alarm => alarm.AlarmName));
            request.NextToken = page.NextToken;
        } while (!string.IsNullOrEmpty(request.NextToken));
        return names;
    }
}
