namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>The least and the greatest allowed amount.</summary>
/// <param name="Least">The least; null for none.</param>
/// <param name="Greatest">The greatest; null for none.</param>
public sealed record ParameterBounds(double? Least, double? Greatest)
{
    /// <summary>No bounds.</summary>
    public static ParameterBounds None { get; } = new(null, null);

    internal bool Contain(double amount) => !(amount < Least) && !(amount > Greatest);
}
