namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>An export that is imported.</summary>
/// <param name="Exporter">The stack that is asked about; the export is its own or that of a stack inside it.</param>
/// <param name="Export">The name of the export.</param>
/// <param name="Importers">The names of all stacks that import it.</param>
internal sealed record StackUse(string Exporter, string Export, IReadOnlyList<string> Importers);
