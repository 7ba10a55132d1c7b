namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>The least and the greatest allowed amount.</summary>
/// <param name="Least">The least; null for none.</param>
/// <param name="Greatest">The greatest; null for none.</param>
public readonly record struct ParameterBounds(double? Least, double? Greatest)
{
    internal bool Contain(double amount) => !(amount < Least) && !(amount > Greatest);
}
