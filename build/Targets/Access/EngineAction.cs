using AiChef.Deployment.History;
using AiChef.Deployment.Operations.Backups;
using AiChef.Permissions;

namespace AiChef.Targets.Access;

/// <summary>An action that the build itself needs.</summary>
/// <param name="Action">The action.</param>
/// <param name="Use">What for.</param>
internal sealed record EngineAction(string Action, EngineUse Use)
{
    private const string RoleArn = "cloudformation:RoleArn";
    private const string Stacks = "arn:${AWS::Partition}:cloudformation:${AWS::Region}:${AWS::AccountId}:stack/*";

    /// <summary>The tables that rehearsals of a restore make.</summary>
    private const string Rehearsals =
        "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${NamePrefix}-*-rehearsal-*";

    private const string Roles = "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${NamePrefix}-*";

    /// <summary>What WriteParameters writes.</summary>
    private const string Parameters =
        "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${NamePrefix}/${Environment}/*";

    /// <summary>The resources; null, the default, for all that the environment names.</summary>
    public IReadOnlyList<PolicyResource>? Resources { get; init; }

    /// <summary>Keys that must equal one of some texts of the template; none by default.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<string> Texts)> Equal { get; init; } = [];

    /// <summary>Whether the call names the role that CloudFormation works with.</summary>
    internal bool NamesRole => ActionScope.For(Action).ConditionKeys.Contains(RoleArn, StringComparer.Ordinal);

    /// <summary>Every action, in ordinal order of services.</summary>
    internal static IReadOnlyList<EngineAction> All { get; } =
    [
        // The value of the API's key, where requests need one. Keys have ids that API Gateway gives, so their tag tells
        // the environment's own from all others of the region.
        new("apigateway:GET", EngineUse.Test)
        {
            Resources = [new(NameScopes.ApiKeys)],
            Equal = [("aws:ResourceTag/NamePrefix", ["!Ref NamePrefix"])],
        },
        // Without a name it lists all stacks, and the resource of a stack is looked for in all of them.
        new("cloudformation:DescribeStackResources", EngineUse.Read) { Resources = [new(Stacks)] },
        new("cloudformation:DescribeStacks", EngineUse.Read) { Resources = [new(Stacks)] },
        new("cloudformation:ListStacks", EngineUse.Read),
        new("cloudformation:DescribeChangeSet", EngineUse.Read),
        new("cloudformation:DescribeEvents", EngineUse.Read),
        new("cloudformation:DescribeStackEvents", EngineUse.Read),
        new("cloudformation:GetTemplate", EngineUse.Read),
        new("cloudformation:ListChangeSets", EngineUse.Read),
        new("cloudformation:ListExports", EngineUse.Read),
        new("cloudformation:ListImports", EngineUse.Read),
        new("cloudformation:ListStackResources", EngineUse.Read),
        // It is asked by the id of a detection, not by a stack.
        new("cloudformation:DescribeStackDriftDetectionStatus", EngineUse.Operate)
        {
            Resources = [PolicyResource.All],
        },
        new("cloudformation:DescribeStackResourceDrifts", EngineUse.Operate),
        // AWS asks for both, and compares each resource with the permissions of the stack's role.
        new("cloudformation:DetectStackDrift", EngineUse.Operate),
        new("cloudformation:DetectStackResourceDrift", EngineUse.Operate),
        new("cloudformation:CreateChangeSet", EngineUse.Plan),
        new("cloudformation:DeleteChangeSet", EngineUse.Plan),
        // The tags of a stack are part of its change sets.
        new("cloudformation:TagResource", EngineUse.Plan),
        new("cloudformation:UntagResource", EngineUse.Plan),
        new("cloudformation:CancelUpdateStack", EngineUse.Write),
        new("cloudformation:ContinueUpdateRollback", EngineUse.Write),
        new("cloudformation:DeleteStack", EngineUse.Write),
        new("cloudformation:ExecuteChangeSet", EngineUse.Write),
        new("cloudformation:RollbackStack", EngineUse.Write),
        new("cloudformation:UpdateTerminationProtection", EngineUse.Write),
        // Composite alarms are shown only to who may see all alarms:
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
        new("cloudwatch:DescribeAlarms", EngineUse.Read) { Resources = [PolicyResource.All] },
        // How often each version was called during a canary; metrics cannot be told apart by a policy.
        new("cloudwatch:GetMetricData", EngineUse.Write) { Resources = [PolicyResource.All] },
        // The marks of deployments; metrics have no resource.
        new("cloudwatch:PutMetricData", EngineUse.Write)
        {
            Resources = [PolicyResource.All],
            Equal = [("cloudwatch:namespace", [DeploymentMarks.Namespace])],
        },
        new("dynamodb:CreateBackup", EngineUse.Operate),
        new("dynamodb:DeleteBackup", EngineUse.Operate),
        new("dynamodb:DescribeBackup", EngineUse.Operate),
        // It deletes the tables that rehearsals make, and no other.
        new("dynamodb:DeleteTable", EngineUse.Operate) { Resources = [new(Rehearsals)] },
        // The quotas of the account belong to no table.
        new("dynamodb:DescribeLimits", EngineUse.Operate) { Resources = [PolicyResource.All] },
        new("dynamodb:ListBackups", EngineUse.Operate),
        new("dynamodb:ListTagsOfResource", EngineUse.Operate),
        new("dynamodb:RestoreTableFromBackup", EngineUse.Operate),
        new("dynamodb:RestoreTableToPointInTime", EngineUse.Operate),
        new("dynamodb:TagResource", EngineUse.Operate),
        new("dynamodb:UpdateContinuousBackups", EngineUse.Operate),
        new("dynamodb:UpdateTable", EngineUse.Operate),
        new("dynamodb:UpdateTimeToLive", EngineUse.Operate),
        // A restore reads and writes the new table in the name of the caller:
        // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/backuprestore_IAM.html
        new("dynamodb:BatchWriteItem", EngineUse.Operate),
        new("dynamodb:PutItem", EngineUse.Operate),
        new("dynamodb:Query", EngineUse.Operate),
        new("dynamodb:Scan", EngineUse.Operate),
        new("dynamodb:UpdateItem", EngineUse.Operate),
        new("dynamodb:DeleteItem", EngineUse.Test),
        new("dynamodb:DescribeContinuousBackups", EngineUse.Test),
        new("dynamodb:DescribeTable", EngineUse.Test),
        new("dynamodb:DescribeTimeToLive", EngineUse.Test),
        new("dynamodb:GetItem", EngineUse.Test),
        // What the policies of a role say of an action that it was refused.
        new("iam:SimulatePrincipalPolicy", EngineUse.Operate) { Resources = [new(Roles)] },
        new("lambda:GetAlias", EngineUse.Read),
        new("lambda:GetFunctionConfiguration", EngineUse.Read),
        new("lambda:ListAliases", EngineUse.Read),
        // The quotas of the account belong to no function.
        new("lambda:GetAccountSettings", EngineUse.Operate) { Resources = [PolicyResource.All] },
        new("lambda:GetPolicy", EngineUse.Operate),
        new("lambda:ListVersionsByFunction", EngineUse.Read),
        new("lambda:DeleteFunction", EngineUse.Write),
        new("lambda:PublishVersion", EngineUse.Write),
        new("lambda:UpdateAlias", EngineUse.Write),
        new("lambda:UpdateFunctionCode", EngineUse.Write),
        new("logs:DescribeLogGroups", EngineUse.Test),
        new("logs:FilterLogEvents", EngineUse.Test),
        // Lambda and CloudFormation read the objects with the permissions of the caller. Without ListBucket, an object
        // that is missing looks like one that is forbidden.
        // It deletes old exports of the history, and nothing else of the bucket.
        new("s3:DeleteObject", EngineUse.Operate)
        {
            Resources = [new($"{NameScopes.Bucket}/{HistoryExports.Folder}*")],
        },
        new("s3:GetObject", EngineUse.Plan),
        new("s3:ListBucket", EngineUse.Plan),
        new("s3:PutObject", EngineUse.Plan) { Resources = [new($"{NameScopes.Bucket}/templates/*")] },
        new("s3:PutObject", EngineUse.Write),
        new("ssm:GetParameter", EngineUse.Write) { Resources = [new(Parameters)] },
        new("ssm:PutParameter", EngineUse.Write) { Resources = [new(Parameters)] },
        new("states:DescribeExecution", EngineUse.Test),
        new("states:DescribeStateMachine", EngineUse.Operate),
        new("states:DescribeStateMachineForExecution", EngineUse.Operate),
        new("states:GetExecutionHistory", EngineUse.Operate),
        new("states:ListExecutions", EngineUse.Operate),
        new("states:RedriveExecution", EngineUse.Operate),
        new("states:StartExecution", EngineUse.Test),
        new("states:StopExecution", EngineUse.Test),
    ];
}
