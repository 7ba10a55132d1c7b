using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.State;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// The stored form of stacks and what belongs to them. Written by hand: serializer metadata would be compiled at run
/// time, which is most of what the first request of a process costs.
/// </summary>
internal static class StackDocuments
{
    public static DocumentFormat<Stack> Stacks { get; } = new(Write, ReadStack);

    public static DocumentFormat<StackResource> Resources { get; } = new(Write, ReadResource);

    public static DocumentFormat<StackEvent> Events { get; } = new(Write, ReadEvent);

    public static DocumentFormat<ChangeSet> ChangeSets { get; } = new(Write, ReadChangeSet);

    public static DocumentFormat<StackName> Names { get; } =
        new(static name => new() { ["StackId"] = name.StackId }, static tree => new(tree.RequiredText("StackId")));

    private static JsonObject Write(Stack stack) =>
        new()
        {
            ["Id"] = stack.Id,
            ["Name"] = stack.Name,
            ["Account"] = stack.Scope.Account,
            ["Region"] = stack.Scope.Region,
            ["Status"] = stack.Status,
            ["StatusReason"] = stack.StatusReason,
            ["Created"] = Time(stack.Created),
            ["Updated"] = Time(stack.Updated),
            ["Deleted"] = Time(stack.Deleted),
            ["Definition"] = stack.Definition is null ? null : Write(stack.Definition),
            ["LastStable"] = stack.LastStable is null ? null : Write(stack.LastStable),
            ["Description"] = stack.Description,
            ["ChangeSetId"] = stack.ChangeSetId,
            ["TimeoutInMinutes"] = stack.TimeoutInMinutes,
            ["DisableRollback"] = stack.DisableRollback,
            ["OnFailure"] = stack.OnFailure,
            ["TerminationProtection"] = stack.TerminationProtection,
            ["Policy"] = stack.Policy,
            ["ParentId"] = stack.ParentId,
            ["RootId"] = stack.RootId,
            ["Operation"] = stack.Operation is null ? null : Write(stack.Operation),
            ["LastOperations"] = new JsonArray([
                .. stack.LastOperations.Select(static past => new JsonObject
                {
                    ["Type"] = past.Type,
                    ["Id"] = past.Id,
                }),
            ]),
            ["CreateToken"] = stack.CreateToken,
        };

    private static Stack ReadStack(JsonObject tree) =>
        new()
        {
            Id = tree.RequiredText("Id"),
            Name = tree.RequiredText("Name"),
            Scope = new(tree.RequiredText("Account"), tree.RequiredText("Region")),
            Status = tree.RequiredText("Status"),
            StatusReason = tree.Text("StatusReason"),
            Created = tree.Moment("Created")!.Value,
            Updated = tree.Moment("Updated"),
            Deleted = tree.Moment("Deleted"),
            Definition = ReadDefinition(tree.Object("Definition")),
            LastStable = ReadDefinition(tree.Object("LastStable")),
            Description = tree.Text("Description"),
            ChangeSetId = tree.Text("ChangeSetId"),
            TimeoutInMinutes = tree.Integer("TimeoutInMinutes"),
            DisableRollback = tree.Flag("DisableRollback") == true,
            OnFailure = tree.Text("OnFailure"),
            TerminationProtection = tree.Flag("TerminationProtection") == true,
            Policy = tree.Text("Policy"),
            ParentId = tree.Text("ParentId"),
            RootId = tree.Text("RootId"),
            Operation = ReadOperation(tree.Object("Operation")),
            LastOperations =
            [
                .. tree.Objects("LastOperations")
                    .Select(static past => new PastOperation(past.RequiredText("Type"), past.RequiredText("Id"))),
            ],
            CreateToken = tree.Text("CreateToken"),
        };

    private static JsonObject Write(StackDefinition definition) =>
        new()
        {
            ["TemplateBody"] = definition.TemplateBody,
            ["Parameters"] = new JsonArray([
                .. definition.Parameters.Select(static parameter => new JsonObject
                {
                    ["Key"] = parameter.Key,
                    ["Value"] = parameter.Value,
                    ["Resolved"] = parameter.Resolved,
                    ["NoEcho"] = parameter.NoEcho,
                }),
            ]),
            ["Tags"] = Write(definition.Tags),
            ["Modules"] = Write(definition.Modules),
            ["Capabilities"] = Texts(definition.Capabilities),
            ["NotificationArns"] = Texts(definition.NotificationArns),
            ["RoleArn"] = definition.RoleArn,
            ["RollbackConfiguration"] = definition.RollbackConfiguration.DeepClone(),
            ["Outputs"] = new JsonArray([
                .. definition.Outputs.Select(static output => new JsonObject
                {
                    ["Key"] = output.Key,
                    ["Value"] = output.Value,
                    ["Description"] = output.Description,
                    ["ExportName"] = output.ExportName,
                }),
            ]),
            ["Imports"] = Texts(definition.Imports),
        };

    private static StackDefinition? ReadDefinition(JsonObject? tree) =>
        tree is null
            ? null
            : new()
            {
                TemplateBody = tree.Text("TemplateBody") ?? "",
                Parameters =
                [
                    .. tree.Objects("Parameters")
                        .Select(static parameter => new ParameterValue(
                            parameter.RequiredText("Key"),
                            parameter.Text("Value") ?? "",
                            parameter.Text("Resolved"),
                            parameter.Flag("NoEcho") == true
                        )),
                ],
                Tags = ReadTags(tree),
                Modules = ReadTags(tree, "Modules"),
                Capabilities = tree.Texts("Capabilities"),
                NotificationArns = tree.Texts("NotificationArns"),
                RoleArn = tree.Text("RoleArn"),
                RollbackConfiguration = Tree(tree, "RollbackConfiguration"),
                Outputs =
                [
                    .. tree.Objects("Outputs")
                        .Select(static output => new StackOutput(
                            output.RequiredText("Key"),
                            output.Text("Value") ?? "",
                            output.Text("Description"),
                            output.Text("ExportName")
                        )),
                ],
                Imports = tree.Texts("Imports"),
            };

    private static JsonObject Write(RunningOperation operation) =>
        new()
        {
            ["Id"] = operation.Id,
            ["Kind"] = operation.Kind.ToString(),
            ["Phase"] = operation.Phase.ToString(),
            ["Started"] = Time(operation.Started),
            ["Token"] = operation.Token,
            ["Caller"] = operation.Caller,
            ["RoleArn"] = operation.RoleArn,
            ["Target"] = operation.Target is null ? null : Write(operation.Target),
            ["DisableRollback"] = operation.DisableRollback,
            ["OnFailure"] = operation.OnFailure,
            ["Deadline"] = Time(operation.Deadline),
            ["CancelRequested"] = operation.CancelRequested,
            ["LeftOut"] = Texts(operation.LeftOut),
            ["Force"] = operation.Force,
            ["RetainExceptOnCreate"] = operation.RetainExceptOnCreate,
            ["ChangeSetId"] = operation.ChangeSetId,
            ["Imports"] = Texts(operation.Imports),
            ["TemporaryPolicy"] = operation.TemporaryPolicy,
            ["NextPolicy"] = operation.NextPolicy,
        };

    private static RunningOperation? ReadOperation(JsonObject? tree) =>
        tree is null
            ? null
            : new()
            {
                Id = tree.RequiredText("Id"),
                Kind = Enum.Parse<OperationKind>(tree.RequiredText("Kind")),
                Phase = Enum.Parse<OperationPhase>(tree.RequiredText("Phase")),
                Started = tree.Moment("Started")!.Value,
                Token = tree.Text("Token"),
                Caller = tree.Text("Caller"),
                RoleArn = tree.Text("RoleArn"),
                Target = ReadDefinition(tree.Object("Target")),
                DisableRollback = tree.Flag("DisableRollback") == true,
                OnFailure = tree.RequiredText("OnFailure"),
                Deadline = tree.Moment("Deadline"),
                CancelRequested = tree.Flag("CancelRequested") == true,
                LeftOut = tree.Texts("LeftOut"),
                Force = tree.Flag("Force") == true,
                RetainExceptOnCreate = tree.Flag("RetainExceptOnCreate") == true,
                ChangeSetId = tree.Text("ChangeSetId"),
                Imports = tree.Texts("Imports"),
                TemporaryPolicy = tree.Text("TemporaryPolicy"),
                NextPolicy = tree.Text("NextPolicy"),
            };

    private static JsonObject Write(StackResource resource) =>
        new()
        {
            ["StackId"] = resource.StackId,
            ["LogicalId"] = resource.LogicalId,
            ["Type"] = resource.Type,
            ["Status"] = resource.Status,
            ["StatusReason"] = resource.StatusReason,
            ["Changed"] = Time(resource.Changed),
            ["Current"] = Write(resource.Current),
            ["Before"] = Write(resource.Before),
            ["Leftover"] = Write(resource.Leftover),
            ["OperationId"] = resource.OperationId,
            ["AttemptToken"] = resource.AttemptToken,
            ["IsNew"] = resource.IsNew,
            ["Order"] = resource.Order,
        };

    private static StackResource ReadResource(JsonObject tree) =>
        new()
        {
            StackId = tree.RequiredText("StackId"),
            LogicalId = tree.RequiredText("LogicalId"),
            Type = tree.RequiredText("Type"),
            Status = tree.RequiredText("Status"),
            StatusReason = tree.Text("StatusReason"),
            Changed = tree.Moment("Changed")!.Value,
            Current = ReadPhysical(tree.Object("Current")),
            Before = ReadPhysical(tree.Object("Before")),
            Leftover = ReadPhysical(tree.Object("Leftover")),
            OperationId = tree.Text("OperationId"),
            AttemptToken = tree.Text("AttemptToken"),
            IsNew = tree.Flag("IsNew") == true,
            Order = tree.Integer("Order") ?? 0,
        };

    private static JsonObject? Write(PhysicalResource? resource) =>
        resource is null
            ? null
            : new()
            {
                ["Type"] = resource.Type,
                ["PhysicalId"] = resource.PhysicalId,
                ["Properties"] = resource.Properties.DeepClone(),
                ["Attributes"] = resource.Attributes.DeepClone(),
                ["DependsOn"] = Texts(resource.DependsOn),
                ["DeletionPolicy"] = resource.DeletionPolicy,
                ["UpdateReplacePolicy"] = resource.UpdateReplacePolicy,
                ["StackTags"] = Write(resource.StackTags),
            };

    private static PhysicalResource? ReadPhysical(JsonObject? tree) =>
        tree is null
            ? null
            : new(
                tree.RequiredText("Type"),
                tree.Text("PhysicalId") ?? "",
                Tree(tree, "Properties"),
                Tree(tree, "Attributes")
            )
            {
                DependsOn = tree.Texts("DependsOn"),
                DeletionPolicy = tree.Text("DeletionPolicy"),
                UpdateReplacePolicy = tree.Text("UpdateReplacePolicy"),
                StackTags = ReadTags(tree, "StackTags"),
            };

    private static JsonObject Write(StackEvent stackEvent) =>
        new()
        {
            ["EventId"] = stackEvent.EventId,
            ["StackId"] = stackEvent.StackId,
            ["StackName"] = stackEvent.StackName,
            ["LogicalId"] = stackEvent.LogicalId,
            ["PhysicalId"] = stackEvent.PhysicalId,
            ["Type"] = stackEvent.Type,
            ["Status"] = stackEvent.Status,
            ["Reason"] = stackEvent.Reason,
            ["Time"] = Time(stackEvent.Time),
            ["Properties"] = stackEvent.Properties,
            ["Token"] = stackEvent.Token,
            ["OperationId"] = stackEvent.OperationId,
        };

    private static StackEvent ReadEvent(JsonObject tree) =>
        new()
        {
            EventId = tree.RequiredText("EventId"),
            StackId = tree.RequiredText("StackId"),
            StackName = tree.RequiredText("StackName"),
            LogicalId = tree.RequiredText("LogicalId"),
            PhysicalId = tree.Text("PhysicalId") ?? "",
            Type = tree.RequiredText("Type"),
            Status = tree.RequiredText("Status"),
            Reason = tree.Text("Reason"),
            Time = tree.Moment("Time")!.Value,
            Properties = tree.Text("Properties"),
            Token = tree.Text("Token"),
            OperationId = tree.Text("OperationId"),
        };

    private static JsonObject Write(ChangeSet set) =>
        new()
        {
            ["Id"] = set.Id,
            ["Name"] = set.Name,
            ["StackId"] = set.StackId,
            ["StackName"] = set.StackName,
            ["Type"] = set.Type,
            ["Status"] = set.Status,
            ["StatusReason"] = set.StatusReason,
            ["ValuesWarning"] = set.ValuesWarning,
            ["ExecutionStatus"] = set.ExecutionStatus,
            ["Created"] = Time(set.Created),
            ["Definition"] = Write(set.Definition),
            ["Description"] = set.Description,
            ["OnStackFailure"] = set.OnStackFailure,
            ["IncludeNestedStacks"] = set.IncludeNestedStacks,
            ["ImportExistingResources"] = set.ImportExistingResources,
            ["Changes"] = set.Changes.DeepClone(),
            ["PlainChanges"] = set.PlainChanges.DeepClone(),
            ["ClientToken"] = set.ClientToken,
        };

    private static ChangeSet ReadChangeSet(JsonObject tree) =>
        new()
        {
            Id = tree.RequiredText("Id"),
            Name = tree.RequiredText("Name"),
            StackId = tree.RequiredText("StackId"),
            StackName = tree.RequiredText("StackName"),
            Type = tree.RequiredText("Type"),
            Status = tree.RequiredText("Status"),
            StatusReason = tree.Text("StatusReason"),
            ValuesWarning = tree.Text("ValuesWarning"),
            ExecutionStatus = tree.RequiredText("ExecutionStatus"),
            Created = tree.Moment("Created")!.Value,
            Definition = ReadDefinition(tree.Object("Definition"))!,
            Description = tree.Text("Description"),
            OnStackFailure = tree.Text("OnStackFailure"),
            IncludeNestedStacks = tree.Flag("IncludeNestedStacks") == true,
            ImportExistingResources = tree.Flag("ImportExistingResources"),
            Changes = tree["Changes"]?.DeepClone() as JsonArray ?? [],
            PlainChanges = tree["PlainChanges"]?.DeepClone() as JsonArray ?? [],
            ClientToken = tree.Text("ClientToken"),
        };

    private static JsonArray Write(IReadOnlyList<KeyValuePair<string, string>> tags) =>
        new([.. tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);

    private static IReadOnlyList<KeyValuePair<string, string>> ReadTags(JsonObject tree, string member = "Tags") =>
        [
            .. tree.Objects(member)
                .Select(static tag => KeyValuePair.Create(tag.RequiredText("Key"), tag.Text("Value") ?? "")),
        ];

    private static JsonArray Texts(IReadOnlyList<string> texts) =>
        new([.. texts.Select(static text => (JsonNode)text)]);

    private static JsonObject Tree(JsonObject tree, string name) => tree[name]?.DeepClone() as JsonObject ?? [];

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
