using AiChef.Deployment;
using AiChef.Deployment.Parameters;

partial class Build
{
    /// <summary>What no line and no file of this run may show.</summary>
    internal SecretMask Secrets { get; } = new();

    /// <summary>Hides what only the options and the templates tell: before anything is said about them.</summary>
    void HideSecrets()
    {
        if (Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url))
        {
            Secrets.HideUser(url);
        }
        foreach (var name in ParameterNames.Concat(SecretNames))
        {
            Secrets.Hide(System.Environment.GetEnvironmentVariable(RuntimeParameter.VariableOf(name)));
        }
        try
        {
            HideParameters();
        }
        catch (DeploymentException)
        {
            // Which of them are secrets is not known, and the run ends here.
            foreach (var word in Parameters)
            {
                Secrets.Hide(word[(word.IndexOf('=') + 1)..]);
            }
            throw;
        }
    }

    /// <summary>Hides values of NoEcho parameters, and those of parameters that no template declares.</summary>
    void HideParameters()
    {
        var stacks = ScheduledServices.SelectMany(StacksOf).ToList();
        var declared = stacks.SelectMany(stack => stack.Template.Parameters.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in ParameterValues.Parse(Parameters).Where(p => !declared.Contains(p.Key)))
        {
            Secrets.Hide(value);
        }
        foreach (var stack in stacks)
        {
            foreach (var parameter in stack.Template.Parameters.Values.Where(p => p.NoEcho))
            {
                Secrets.Hide(stack.Parameters.GetValueOrDefault(parameter.Name));
                Secrets.Hide(parameter.Default);
            }
            _ = stack.EffectiveParameters();
        }
    }
}
