import UnderstudyCommands

await Program.main()
