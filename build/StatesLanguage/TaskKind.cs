namespace AiChef.StatesLanguage;

internal enum TaskKind
{
    LambdaFunction,
    Activity,
    Service,
}
