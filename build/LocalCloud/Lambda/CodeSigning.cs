using System.IO.Compression;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Code signing configurations, and what they say of the code of functions.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html</remarks>
internal sealed class CodeSigning(Cloud cloud) : ICloudPart<CodeSigning>
{
    /// <summary>The file that AWS Signer puts into a package.</summary>
    private const string SignatureFile = "META-INF/aws_signer_signature_v1.0.SF";
    private readonly Documents<CodeSigningConfig> _configs = new(
        cloud.Store,
        "lambda-code-signing",
        CodeSigningDocuments.Configs
    );

    public static CodeSigning Create(Cloud cloud) => new(cloud);

    public IEnumerable<CodeSigningConfig> All(Scope scope) =>
        _configs.StartingWith(Prefix(scope)).Select(static entry => entry.Value);

    public CodeSigningConfig? Find(string arn) => _configs[arn];

    public CodeSigningConfig Make(Scope scope, JsonObject input)
    {
        var config = Changed(new(Prefix(scope) + Guid.NewGuid().ToString("N")[..17]), input);
        foreach (var (key, value) in input.Object("Tags") ?? [])
        {
            config.Tags[key] = value.Text() ?? "";
        }

        Put(config);
        return config;
    }

    /// <summary>A configuration with what a request gives; what it leaves out stays.</summary>
    public CodeSigningConfig Changed(CodeSigningConfig config, JsonObject input) =>
        config with
        {
            Description = input.Text("Description") ?? config.Description,
            Publishers = input.Object("AllowedPublishers")?.Texts("SigningProfileVersionArns") ?? config.Publishers,
            Policy = input.Object("CodeSigningPolicies")?.Text("UntrustedArtifactOnDeployment") ?? config.Policy,
            Modified = cloud.Now,
        };

    public void Put(CodeSigningConfig config) => _configs.Put(config.Arn, config);

    public void Remove(string arn)
    {
        using var batch = cloud.Store.Begin();
        if (Find(arn) is { } config && Users(config).FirstOrDefault() is { } user)
        {
            throw LambdaErrors.Conflict($"The code signing configuration {arn} is in use by the function {user}.");
        }

        _configs.Remove(arn);
    }

    /// <summary>The names of the functions that use a configuration.</summary>
    public IEnumerable<string> Users(CodeSigningConfig config)
    {
        var parts = config.Arn.Split(':');
        return cloud
            .Get<LambdaState>()
            .Functions(new(parts[4], parts[3]))
            .Where(function => function.CodeSigningConfigArn == config.Arn)
            .Select(static function => function.Name);
    }

    /// <summary>The configuration that a function is given.</summary>
    public CodeSigningConfig Required(string arn) =>
        Find(arn)
        ?? throw new AwsException(
            "CodeSigningConfigNotFoundException",
            "The code signing configuration cannot be found. Check that the provided configuration is not "
                + $"deleted: {arn}.",
            404
        );

    /// <summary>Refuses code that a function may not have.</summary>
    /// <param name="arn">The function's configuration; null when it has none.</param>
    /// <param name="function">Name of the function.</param>
    /// <param name="code">Key of the code among the blobs.</param>
    public void Check(string? arn, string function, string code)
    {
        if (arn is null || Required(arn).Policy != "Enforce")
        {
            return;
        }

        using var zip = new ZipArchive(new MemoryStream(cloud.Blobs.Get(code)));
        throw zip.GetEntry(SignatureFile) is null
            ? new AwsException(
                "CodeVerificationFailedException",
                "Lambda cannot deploy the function. The function or layer might be signed using a signature that the "
                    + $"client is not configured to accept. Check the provided signature for {function}."
            )
            : LambdaErrors.NotModelled("the verification of signatures");
    }

    private static string Prefix(Scope scope) => scope.Arn("lambda", "code-signing-config:csc-");
}
