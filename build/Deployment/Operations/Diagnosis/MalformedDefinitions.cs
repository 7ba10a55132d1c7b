using AiChef.StatesLanguage.Definitions;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Mistakes in deployed definitions, which AWS accepts in part.</summary>
/// <param name="definitions">The definitions.</param>
public sealed class MalformedDefinitions(DeployedDefinitions definitions) : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => "definitions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken) =>
        [
            .. from definition in await definitions.ReadAsync(cancellationToken)
            from mistake in DefinitionValidator.Check(definition.Text, definition.IsExpress)
            where mistake.Code != Diagnostic.NotModelled
            select new Trouble(
                TroubleKind.MalformedDefinition,
                $"state machine {definition.Machine.Name}",
                mistake.ToString().ReplaceLineEndings(" ")
            )
            {
                Command = "DeployStepFunctions",
            },
        ];
}
