using AiChef.Deployment;
using AiChef.Deployment.Parameters;

namespace AiChef.Targets.Running;

/// <summary>Finds the secrets in options and templates before anything is shown.</summary>
/// <param name="run">The run that hides them.</param>
internal sealed class RunSecrets(DeploymentRun run)
{
    private RunOptions Options => run.Options;

    /// <summary>Hides what an option or a variable says is a secret.</summary>
    internal void HideGiven()
    {
        if (Uri.TryCreate(Options.EndpointUrl, UriKind.Absolute, out var url))
        {
            run.Secrets.HideUser(url);
        }
        foreach (var name in Options.ParameterNames.Concat(Options.SecretNames))
        {
            run.Secrets.Hide(Environment.GetEnvironmentVariable(RuntimeParameter.VariableOf(name)));
        }
    }

    /// <summary>Hides values of NoEcho parameters, and those of parameters that no template declares.</summary>
    internal void HideParameters()
    {
        try
        {
            HideDeclared();
        }
        catch (DeploymentException)
        {
            // It is unknown which of them are secrets, and the run ends here.
            foreach (var word in Options.ParameterWords)
            {
                run.Secrets.Hide(word[(word.IndexOf('=') + 1)..]);
            }
            throw;
        }
    }

    private void HideDeclared()
    {
        var stacks = run.Plan.Scheduled.SelectMany(service => run.DeploymentOf(service).Stacks).ToList();
        var declared = stacks.SelectMany(stack => stack.Template.Parameters.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var (_, value) in Options.Parameters.Where(p => !declared.Contains(p.Key)))
        {
            run.Secrets.Hide(value);
        }
        foreach (var stack in stacks)
        {
            foreach (var parameter in stack.Template.Parameters.Values.Where(p => p.NoEcho))
            {
                run.Secrets.Hide(stack.Parameters.GetValueOrDefault(parameter.Name));
                run.Secrets.Hide(parameter.Default);
            }
            _ = stack.EffectiveParameters();
        }
    }
}
