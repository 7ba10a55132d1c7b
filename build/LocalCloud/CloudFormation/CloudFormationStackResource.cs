using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.ChangeSets;
using AiChef.LocalCloud.CloudFormation.Stacks;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>
/// A stack within a stack. Each update of its parent reads its template again; a rollback gives it the former one.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html
/// </summary>
internal sealed class CloudFormationStackResource : ResourceType
{
    public override ResourceSchema Schema { get; } =
        new(StackLog.StackType) { NotModelled = ["StackId"], MoreAttributes = ["Outputs.*"] };

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [new("cloudformation:SetStackPolicy cloudformation:UpdateTerminationProtection iam:PassRole", HandlerRule.Never)];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.PhysicalId ?? request.Scope.Arn("cloudformation", $"stack/{request.GeneratedName()}/*");

    public override async ValueTask<ResourceOutcome> CreateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    )
    {
        var (cloud, state) = (request.Cloud, request.Cloud.Get<CloudFormationState>());
        var api = cloud.Get<CloudFormationApi>();
        var name = request.GeneratedName();
        var child = state.Find(request.Scope, name);
        if (child is null)
        {
            var parent = state.ById(request.StackId)!;
            var (definition, template) = Definition(request, TemplateIn(request), previous: null);
            var minutes = request.Properties.Integer("TimeoutInMinutes");
            child = api.Create(
                api.NewStack(request.Scope, name),
                definition,
                template,
                Operation(cloud, parent, OperationKind.Create, definition) with
                {
                    DisableRollback = true,
                    OnFailure = "DO_NOTHING",
                    Deadline = minutes is { } limit ? cloud.Now.AddMinutes(limit) : null,
                },
                stack =>
                    stack with
                    {
                        ParentId = parent.Id,
                        RootId = parent.RootId ?? parent.Id,
                        TimeoutInMinutes = minutes,
                    }
            );
        }

        request.ReportPhysicalId(child.Id);
        return await EndAsync(request, child.Id, "CREATE_COMPLETE", "created", cancellationToken);
    }

    public override async ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    )
    {
        var (cloud, state) = (request.Cloud, request.Cloud.Get<CloudFormationState>());
        var child =
            state.ById(request.PhysicalId!)
            ?? throw new ResourceException("NotFound", $"Stack {request.PhysicalId} does not exist");
        var operation = state.ById(request.StackId)!.Operation!;
        var former = new FormerTemplate(operation.Id, child.Definition!.TemplateBody);
        if (child.Operation is null)
        {
            var body =
                operation.Phase == OperationPhase.Rollback
                    ? FormerTemplate.In(request.Attributes, operation.Id) ?? former.Body
                    : TemplateIn(request);
            var (definition, template) = Definition(request, body, child.Definition);
            if (!new StackPlan(cloud, child, definition).HasChanges)
            {
                return Outcome(child, former);
            }

            cloud
                .Get<CloudFormationApi>()
                .Update(
                    child,
                    definition,
                    template,
                    Operation(cloud, state.ById(request.StackId)!, OperationKind.Update, definition),
                    static stack => stack
                );
        }

        return await EndAsync(request, child.Id, "UPDATE_COMPLETE", "updated", cancellationToken, former);
    }

    public override async ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var (cloud, state) = (request.Cloud, request.Cloud.Get<CloudFormationState>());
        if (state.ById(request.PhysicalId!) is not { IsDeleted: false } child)
        {
            return;
        }

        var engine = cloud.Get<StackEngine>();
        if (child.Status != "DELETE_IN_PROGRESS")
        {
            await engine.AbandonAsync(child.Id);
            engine.Start(
                child.Id,
                Operation(cloud, state.ById(request.StackId)!, OperationKind.Delete, null) with
                {
                    Phase = OperationPhase.Delete,
                },
                "DELETE_IN_PROGRESS",
                null,
                stack => stack with { Deleted = cloud.Now, Definition = stack.Definition ?? stack.Operation?.Target }
            );
        }

        await engine.EndAsync(child.Id, cancellationToken);
        var ended = state.ById(child.Id)!;
        if (!ended.IsDeleted)
        {
            throw new ResourceException(
                "GeneralServiceException",
                $"Embedded stack {child.Id} was not successfully deleted: {ended.StatusReason}"
            )
            {
                IsWholeReason = true,
            };
        }
    }

    private static async Task<ResourceOutcome> EndAsync(
        ResourceRequest request,
        string childId,
        string expected,
        string verb,
        CancellationToken cancellationToken,
        FormerTemplate? former = null
    )
    {
        var engine = request.Cloud.Get<StackEngine>();
        try
        {
            await engine.EndAsync(childId, cancellationToken);
        }
        catch (OperationCanceledException) when (!request.Cloud.Stopping.IsCancellationRequested)
        {
            engine.Cancel(childId);
            throw;
        }

        request.Cloud.Stopping.ThrowIfCancellationRequested();
        var child = request.Cloud.Get<CloudFormationState>().ById(childId)!;
        return child.Status == expected
            ? Outcome(child, former)
            : throw new ResourceException(
                "GeneralServiceException",
                $"Embedded stack {childId} was not successfully {verb}: {child.StatusReason}"
            )
            {
                IsWholeReason = true,
            };
    }

    private static ResourceOutcome Outcome(Stack child, FormerTemplate? former)
    {
        var attributes = new JsonObject();
        foreach (var output in child.Definition?.Outputs ?? [])
        {
            attributes[$"Outputs.{output.Key}"] = output.Value;
        }

        former?.AddTo(attributes);

        return new(child.Id, attributes);
    }

    private static string TemplateIn(ResourceRequest request) =>
        TemplateSource.FromUrl(request.Cloud, request.Scope, request.Properties.RequiredText("TemplateURL"));

    private static (StackDefinition Definition, ParameterizedTemplate Template) Definition(
        ResourceRequest request,
        string body,
        StackDefinition? previous
    )
    {
        var parent = request.Cloud.Get<CloudFormationState>().ById(request.StackId)!;
        var parentDefinition = parent.Operation?.Target ?? parent.Definition!;
        JsonObject[] given =
        [
            .. (request.Properties.Object("Parameters") ?? []).Select(static parameter => new JsonObject
            {
                ["ParameterKey"] = parameter.Key,
                ["ParameterValue"] = parameter.Value is JsonArray list
                    ? string.Join(',', list.Select(static item => item.Text()))
                    : parameter.Value.Text(),
            }),
        ];
        var template = ParameterizedTemplate.Load(request.Cloud, request.Scope, body, given, previous?.Parameters);
        return (
            new StackDefinition
            {
                TemplateBody = body,
                Parameters = template.Parameters,
                Tags = parentDefinition.Tags,
                Capabilities = parentDefinition.Capabilities,
                NotificationArns = request.Properties.Texts("NotificationARNs"),
                RoleArn = parentDefinition.RoleArn,
            },
            template
        );
    }

    private static RunningOperation Operation(Cloud cloud, Stack parent, OperationKind kind, StackDefinition? target) =>
        new()
        {
            Id = Guid.NewGuid().ToString(),
            Kind = kind,
            Phase = OperationPhase.Provision,
            Started = cloud.Now,
            Token = parent.Operation?.Token,
            Caller = parent.Operation?.Caller,
            RoleArn = parent.Operation?.RoleArn,
            Target = target,
        };
}
