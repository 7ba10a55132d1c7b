using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
/// </summary>
internal sealed partial class StepFunctionsStateMachineResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::StepFunctions::StateMachine")
        {
            NotModelled = ["EncryptionConfiguration"],
            NameProperty = "StateMachineName",
        };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        HandlerRule.Pass("RoleArn", "states.amazonaws.com"),
        new("states:TagResource states:UntagResource", "Tags"),
        new("s3:GetObject", "DefinitionS3Location.Bucket") { On = DefinitionObject },
        new("s3:GetObjectVersion", "DefinitionS3Location.Version") { On = DefinitionObject },
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.PhysicalId ?? request.Scope.Arn("states", $"stateMachine:{request.NameOf("StateMachineName", 80)}");

    private static string DefinitionObject(ResourceRequest request)
    {
        var at = request.Properties.Object("DefinitionS3Location") ?? [];
        return $"arn:aws:s3:::{at.Text("Bucket")}/{at.Text("Key")}";
    }

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name =
            request.Properties.Text("StateMachineName")
            ?? $"{request.LogicalId[..Math.Min(request.LogicalId.Length, 67)]}"
                + $"-{PhysicalIds.Suffix(request.Token + request.LogicalId)}";
        var machines = request.Cloud.Get<MachineRegistry>();
        return ValueTask.FromResult(
            Outcome(
                Refusing(() =>
                {
                    var arn = request.Scope.Arn("states", "stateMachine:" + name);
                    if (request.Cloud.Get<StepFunctionsState>().Machines[arn] is not null)
                    {
                        return request.Resumed
                            ? machines.Change(request.Scope, arn, Request(request))
                            : throw StepFunctionsErrors.MachineAlreadyExists(arn);
                    }

                    return machines.Make(
                        request.Scope,
                        name,
                        request.Properties.Text("StateMachineType") ?? "STANDARD",
                        Request(request),
                        ResourceTags.Of(request)
                    );
                })
            )
        );
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromResult(
            Outcome(
                Refusing(() =>
                {
                    var state = request.Cloud.Get<StepFunctionsState>();
                    using var batch = request.Cloud.Store.Begin();
                    var machine = request
                        .Cloud.Get<MachineRegistry>()
                        .Change(request.Scope, request.PhysicalId!, Request(request)) with
                    {
                        Tags = ResourceTags.Of(request),
                    };
                    state.Machines.Put(machine.Arn, machine);
                    return machine;
                })
            )
        );

    public override async ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken) =>
        await request.Cloud.Get<MachineRegistry>().RemoveAsync(request.PhysicalId!, cancellationToken);

    private static MachineRequest Request(ResourceRequest request) =>
        new()
        {
            Definition = Definition(request),
            RoleArn = request.Properties.RequiredText("RoleArn"),
            Logging = request.Properties.Object("LoggingConfiguration") is { } logging ? LowerCased(logging) : [],
            Tracing = request.Properties.Object("TracingConfiguration")?.Flag("Enabled") == true,
        };

    private static string Definition(ResourceRequest request)
    {
        var properties = request.Properties;
        var text =
            properties["DefinitionString"] is not null ? properties.Text("DefinitionString")!
            : properties["Definition"] is { } definition ? ResourceTags.Document(definition)
            : properties.Object("DefinitionS3Location") is { } location ? Stored(request, location)
            : throw new ResourceException(
                "InvalidRequest",
                "Must specify one of DefinitionString, Definition or DefinitionS3Location"
            );
        var substitutions = properties.Object("DefinitionSubstitutions") ?? [];

        // once: what is put in is not looked at again
        return Placeholder()
            .Replace(
                text,
                match =>
                    substitutions.TryGetPropertyValue(match.Groups[1].Value, out var value)
                        ? value.Text() ?? ""
                        : match.Value
            );
    }

    [GeneratedRegex(@"\$\{([^{}]+)\}")]
    private static partial Regex Placeholder();

    private static string Stored(ResourceRequest request, JsonObject location)
    {
        var (bucket, key) = (location.RequiredText("Bucket"), location.RequiredText("Key"));
        var content =
            request.Cloud.Get<S3State>().Read(request.Scope, bucket, key, location.Text("Version"))
            ?? throw new ResourceException("InvalidRequest", $"The definition s3://{bucket}/{key} does not exist");
        return Encoding.UTF8.GetString(content);
    }

    // templates begin members with capitals, the API with lowercase letters
    private static JsonObject LowerCased(JsonObject tree) =>
        new(
            tree.Select(static each =>
                KeyValuePair.Create(
                    InputTree.LowerFirst(each.Key),
                    each.Value switch
                    {
                        JsonObject inner => LowerCased(inner),
                        JsonArray list => new JsonArray([
                            .. list.Select(static item =>
                                item is JsonObject inner ? LowerCased(inner) : item?.DeepClone()
                            ),
                        ]),
                        var value => value?.DeepClone(),
                    }
                )
            )
        );

    private static StateMachine Refusing(Func<StateMachine> change)
    {
        try
        {
            return change();
        }
        catch (AwsException e)
        {
            var code = e.Code switch
            {
                "StateMachineAlreadyExists" => "AlreadyExists",
                "StateMachineDoesNotExist" => "NotFound",
                "AccessDeniedException" => "AccessDenied",
                _ => "InvalidRequest",
            };
            throw new ResourceException(
                code,
                $"{e.Message} (Service: AWSStepFunctions; Status Code: {e.Status}; "
                    + $"Error Code: {e.Code}; Request ID: {Guid.NewGuid()}; Proxy: null)"
            );
        }
    }

    private static ResourceOutcome Outcome(StateMachine machine) =>
        new(
            machine.Arn,
            new JsonObject
            {
                ["Arn"] = machine.Arn,
                ["Name"] = machine.Name,
                ["StateMachineRevisionId"] = machine.Configuration.RevisionId ?? "INITIAL",
            }
        );

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<StepFunctionsState>().Machines[request.PhysicalId!] is not { } machine)
        {
            return null;
        }

        var it = machine.Configuration;
        var given = request.Properties;
        var live = LiveProperties.Of(
            given,
            new JsonObject
            {
                ["DefinitionString"] = it.Definition,
                ["LoggingConfiguration"] = it.Logging.DeepClone(),
                ["RoleArn"] = it.RoleArn,
                ["StateMachineType"] = machine.Type,
                ["TracingConfiguration"] = new JsonObject { ["Enabled"] = it.Tracing },
            }
        );
        if (given["DefinitionString"] is not null && Definition(request) == it.Definition)
        {
            live.Keeping(given, "DefinitionString");
        }

        live["Tags"] = LiveProperties.Tags(request, machine.Tags);
        return live.Keeping(given, "StateMachineName").Without("EncryptionConfiguration");
    }
}
