namespace AiChef.LocalCloud.Lambda;

/// <summary>Lambda.</summary>
internal static class LambdaService
{
    public static CloudService Declaration { get; } =
        new()
        {
            Requests = new()
            {
                SigningName = "lambda",
                Input = LambdaInput.Rules,
                Rest = static cloud => cloud.Get<LambdaApi>(),
                RestAccess = LambdaAccess.Of,
                ObservesItself = true,
                RestError = static (_, error) => LambdaWire.Error(error),
                Faults = LambdaErrors.Faults,
                ClaimsUnsigned = LambdaRequest.IsDownload,
            },
            ResourceTypes =
            [
                new("AWS::Lambda::Alias", static () => new LambdaAliasResource()),
                new("AWS::Lambda::CodeSigningConfig", static () => new LambdaCodeSigningConfigResource()),
                new("AWS::Lambda::Function", static () => new LambdaFunctionResource()),
                new("AWS::Lambda::Permission", static () => new LambdaPermissionResource()),
                new("AWS::Lambda::Version", static () => new LambdaVersionResource()),
            ],
        };
}
