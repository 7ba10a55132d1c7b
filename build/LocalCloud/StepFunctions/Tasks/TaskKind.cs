namespace AiChef.LocalCloud.StepFunctions.Tasks;

internal enum TaskKind
{
    LambdaFunction,
    Activity,
    Service,
}
