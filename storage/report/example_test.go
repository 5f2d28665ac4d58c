package report_test

import (
	"fmt"

	"dendau/storage/report"
)

func ExampleBook() {
	var book report.Book
	for _, event := range twoEvenings() { // on the kiosk: storage.Log.Since; at the centre: whatever arrived
		book.Add(event)
	}
	table := book.Table(monday, monday+30, report.ByHall)
	for _, row := range table.Rows {
		fmt.Println(row.Name, row.Held, row.Attendances, row.People, report.Confirmed)
	}
	// Output: Nhà văn hóa thôn Thử 2 6 3 –
}
