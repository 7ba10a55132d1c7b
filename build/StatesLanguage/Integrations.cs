namespace AiChef.StatesLanguage;

/// <summary>The actions of services that Step Functions calls itself, and how it waits for each.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html</remarks>
internal static class Integrations
{
    private const string Answer = "";
    private const string Job = "sync";
    private const string NestedJob = "sync sync2";
    private const string Token = "token";
    private const string JobAndToken = "sync token";

    private static readonly Dictionary<string, (string Waits, string[] Actions)[]> Services = new(
        StringComparer.Ordinal
    )
    {
        ["apigateway"] = [(Token, ["invoke"])],
        ["athena"] =
        [
            (Job, ["startQueryExecution"]),
            (Answer, ["stopQueryExecution", "getQueryExecution", "getQueryResults"]),
        ],
        ["batch"] = [(Job, ["submitJob"])],
        ["bedrock"] = [(Answer, ["invokeModel"]), (Job, ["createModelCustomizationJob"])],
        ["codebuild"] =
        [
            (Job, ["startBuild", "startBuildBatch", "retryBuildBatch"]),
            (Answer, ["stopBuild", "batchDeleteBuilds", "batchGetReports", "stopBuildBatch", "deleteBuildBatch"]),
        ],
        ["databrew"] = [(Job, ["startJobRun"])],
        ["dynamodb"] = [(Answer, ["getItem", "putItem", "deleteItem", "updateItem"])],
        ["ecs"] = [(JobAndToken, ["runTask"])],
        ["eks"] =
        [
            (Job, ["runJob", "createCluster", "deleteCluster", "createFargateProfile", "deleteFargateProfile"]),
            (Job, ["createNodegroup", "deleteNodegroup"]),
            (Answer, ["call"]),
        ],
        ["elasticmapreduce"] =
        [
            (Job, ["createCluster", "terminateCluster", "addStep"]),
            (Answer, ["setClusterTerminationProtection", "cancelStep"]),
            (Answer, ["modifyInstanceFleetByName", "modifyInstanceGroupByName"]),
        ],
        ["emr-containers"] = [(Job, ["createVirtualCluster", "deleteVirtualCluster", "startJobRun"])],
        ["emr-serverless"] =
        [
            (Job, ["createApplication", "startApplication", "stopApplication", "deleteApplication"]),
            (Job, ["startJobRun", "cancelJobRun"]),
        ],
        ["events"] = [(Token, ["putEvents"])],
        ["glue"] = [(Job, ["startJobRun"])],
        ["http"] = [(Answer, ["invoke"])],
        ["lambda"] = [(Token, ["invoke"])],
        ["mediaconvert"] = [(Job, ["createJob"])],
        ["sagemaker"] =
        [
            (Job, ["createHyperParameterTuningJob", "createLabelingJob", "createProcessingJob"]),
            (Job, ["createTrainingJob", "createTransformJob"]),
            (Answer, ["createEndpoint", "createEndpointConfig", "createModel", "updateEndpoint"]),
        ],
        ["sns"] = [(Token, ["publish"])],
        ["sqs"] = [(Token, ["sendMessage"])],
        ["states"] = [($"{NestedJob} {Token}", ["startExecution"])],
    };

    /// <summary>True if Step Functions has the action and can wait for it in this way.</summary>
    internal static bool Has(string service, string action, TaskPattern pattern) =>
        Services
            .GetValueOrDefault(service, [])
            .Any(each => each.Actions.Contains(action) && Allows(each.Waits, pattern));

    private static bool Allows(string waits, TaskPattern pattern) =>
        pattern switch
        {
            TaskPattern.Sync => waits.Split(' ').Contains("sync"),
            TaskPattern.Sync2 => waits.Split(' ').Contains("sync2"),
            TaskPattern.WaitForTaskToken => waits.Split(' ').Contains(Token),
            _ => true,
        };
}
