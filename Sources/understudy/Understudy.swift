import ArgumentParser
@main
struct Understudy: AsyncParsableCommand { }
